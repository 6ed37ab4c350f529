import { printable } from '../../core/printable';
import { nameOfCheck } from '../../messages/check-names';
import { words } from '../../messages/phrase';
import type { Language } from '../../messages/translate';
import type { Plan } from '../document/plan-schema';
import { figureWords } from './figure-words';
import { caseRows, lesionRows, sentencesOf } from './report-case-rows';
import { createReportPage, type ReportPage } from './report-page';
import { guideRows, headRows, pathRows } from './report-path-rows';

const HEADLINES = { pass: 'report-passed', warn: 'report-warned', fail: 'report-failed' } as const;
const STATUSES = { pass: 'status-pass', warn: 'status-warn', fail: 'status-fail' } as const;

/**
 * report.txt: the plan on a page, in plain text that prints and mails as it is. Everything in it
 * comes from the plan, so the same plan gives the same report, in any language with the same
 * figures.
 */
export function writeReport(plan: Plan, language: Language): string {
  const page = createReportPage(language);
  const { translate } = page;
  const lines = [
    translate(words(HEADLINES[plan.status])),
    translate(words('report-scope')),
    '',
    ...headRows(page, plan),
    ...caseRows(page, plan),
    ...lesionRows(page, plan),
    ...plan.trajectories.flatMap(t => ['', ...pathRows(page, t, plan.case.tool)]),
    '',
    ...guideRows(page, plan),
    '',
    translate(words('report-checks')),
    ...plan.checks.flatMap(check => checkRows(page, check)),
    '',
    ...page.breakLine('', words('report-closing')),
  ];
  return `${lines.map(line => printable(line.trimEnd())).join('\n')}\n`;
}

/** Ids of checks, in English, and what stands before and behind them. */
const ID_WIDTH = 26;

/**
 * One check: its status, what it is called, what it says and its figures. In English it goes by its
 * id, with the rest beside it; names in other languages are longer and have a line of their own.
 */
function checkRows({ translate, breakLine, language }: ReportPage, check: Plan['checks'][number]): string[] {
  const statuses = Object.values(STATUSES).map(code => translate(words(code)));
  const status = translate(words(STATUSES[check.status])).padEnd(
    Math.max(...statuses.map(({ length }) => length)),
  );
  const about = (name: string): string => (check.trajectory ? `${name} (${check.trajectory})` : name);
  const translated = sentencesOf(check).map(translate).join(' ');
  const figures = figureWords(check);
  const isBeside = language === 'en';
  const head = isBeside ? `  ${status}  ${about(check.id).padEnd(ID_WIDTH)}  ` : `  ${status}  `;
  const under = ' '.repeat(head.length);
  return [
    ...(isBeside ? [] : [head + about(nameOfCheck(check.id, language))]),
    ...breakLine(isBeside ? head : under, translated),
    ...(figures === null ? [] : breakLine(under, figures)),
  ];
}
