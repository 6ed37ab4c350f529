import process from 'node:process';
import { Command, CommanderError } from 'commander';
import { printable, printableLines } from '../../geometry/core/printable';
import { words } from '../../geometry/messages/phrase';
import { translate } from '../../geometry/messages/translate';
import { bregmaVersion } from '../../geometry/plan/document/version';
import { addBench } from './bench';
import { addCoupon } from './coupon';
import { addDemo } from './demo';
import { exitCode, InputRefused } from './exit';
import { addFuse } from './fuse';
import { addInspect } from './inspect';
import { languageOf, say, withoutLanguage } from './language';
import { addPlan } from './plan';
import { addPrinter } from './printer';
import { addRecord } from './record';
import { addSample } from './sample';
import { addStudy } from './study';
import { helpInLanguage, usageInLanguage } from './translate-usage';
import { addVerify } from './verify';
import { addVolume } from './volume';

/** The command line: every command is added by its own file. */
function buildProgram(): Command {
  const program = new Command('bregma')
    .description(`${say('help-program')}\n${say('help-program-limits')}`)
    .version(bregmaVersion, '-V, --version', say('help-of-version'))
    .helpOption('-h, --help', say('help-of-help'))
    .helpCommand('help [command]', say('help-of-help'))
    .configureHelp(helpInLanguage)
    .configureOutput({ outputError: (told, write) => write(usageInLanguage(told)) })
    .exitOverride()
    .showHelpAfterError(say('help-says-more'))
    .addHelpText('after', `\n${say('help-exit-codes')}`);
  addInspect(program);
  addVolume(program);
  addFuse(program);
  addPlan(program);
  addPrinter(program);
  addCoupon(program);
  addVerify(program);
  addRecord(program);
  addSample(program);
  addStudy(program);
  addDemo(program);
  addBench(program);
  return program;
}

/**
 * Commander's own refusals (unknown option, missing argument) are bad input; help and version are
 * not.
 */
function codeOfUsage(error: CommanderError): number {
  return error.exitCode === 0 ? exitCode.fine : exitCode.badInput;
}

async function run(): Promise<void> {
  const language = languageOf(process.argv);
  try {
    await buildProgram().parseAsync(withoutLanguage(process.argv));
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = codeOfUsage(error);
    } else if (error instanceof InputRefused) {
      process.stderr.write(`bregma: ${printable(translate(error.problem.sentences, language))}\n`);
      process.exitCode = exitCode.badInput;
    } else {
      const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(
        `bregma: ${translate([words('program-own-fault')], language)}\n${printableLines(told)}\n`,
      );
      process.exitCode = exitCode.fault;
    }
  }
}

await run();
