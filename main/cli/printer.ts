import type { Command } from 'commander';
import { printable } from '../../geometry/core/printable';
import { translate, type Language } from '../../geometry/messages/translate';
import { describeProfile } from '../../geometry/print/describe-profile';
import type { PrinterProfile } from '../../geometry/print/printer-profile';
import { SHIPPED_PROFILES } from '../../geometry/print/shipped-profiles';
import { languageOption, say, type Spoken } from './language';
import { print } from './print';
import { readProfile } from './read-profile';

/** Adds `bregma printer`: what is known of a printer, and the profiles that ship with Bregma. */
export function addPrinter(program: Command): void {
  program
    .command('printer')
    .argument('[profile]', say('help-printer-profile'))
    .description(say('help-printer'))
    .addOption(languageOption())
    .option('--json', say('help-printer-json'))
    .action(async (given: string | undefined, { json, language }: Spoken & { readonly json?: boolean }) => {
      if (given === undefined) {
        print(
          json
            ? `${JSON.stringify(SHIPPED_PROFILES, null, 2)}\n`
            : Object.entries(SHIPPED_PROFILES)
                .map(([id, { name }]) => `${id.padEnd(12)}${name}\n`)
                .join(''),
        );
        return;
      }
      const profile = await readProfile(given);
      print(json ? `${JSON.stringify(profile, null, 2)}\n` : describePrinter(profile, language));
    });
}

const NAME_WIDTH = 26;

/** A profile's figures in words, a line each. */
export function describePrinter(profile: PrinterProfile, language: Language): string {
  const rows = describeProfile(profile).flatMap(({ name, told }) =>
    told.map((line, n) => {
      const head = n === 0 ? translate([name], language) : '';
      return `${head.padEnd(NAME_WIDTH)}${translate([line], language)}`;
    }),
  );
  return `${[`${profile.name} (${profile.technology}, ${profile.material})`, ...rows].map(printable).join('\n')}\n`;
}
