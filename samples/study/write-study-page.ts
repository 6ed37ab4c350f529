import { words } from '../../geometry/messages/phrase';
import { translate } from '../../geometry/messages/translate';
import { bregmaVersion } from '../../geometry/plan/document/version';
import { figure, percent, SUPPORT_WORDS } from './describe-summary';
import { drawCalibration } from './draw-calibration';
import type { Part } from './operate';
import { PUBLISHED } from './published-figures';
import { STUDY_VARIANTS, type StudySettings } from './settings';
import { pageStyle } from './study-page-style';
import { isOperated, type StudyRow } from './study-row';
import type { Spread, StudySummary } from './summarize-study';

/** What each source is, in words. */
const PART_WORDS: Readonly<Record<Part, string>> = {
  imaging: 'Target picked on voxels',
  seating: 'Seat, put on by hand',
  surface: 'Bone surface from the scan',
  print: 'Printed bore',
  sleeve: 'Play in the sleeve',
  bending: 'Give under the hand',
};
/** So many reasons are named; the table of rows has them all. */
const MOST_REASONS = 4;
const LONGEST_REASON = 150;

/** The study as one HTML page that needs nothing beside itself and prints on one sheet of A4. */
export function writeStudyPage(
  rows: readonly StudyRow[],
  summary: StudySummary,
  settings: StudySettings | null,
): string {
  const operated = rows.filter(row => row.variant === 'complete').filter(isOperated);
  const body = [
    heading(rows, summary),
    tiles(summary, operated.length),
    comparison(summary, operated.length),
    `<div class="two"><section><h2>Calibration: predicted against what happened</h2>${drawCalibration(operated)}<p>Entry errors within their own prediction: ${percent(summary.insideEntry95)}; angles: ${percent(summary.insideAngle95)}.</p></section>`,
    `<section>${contributors(summary)}${failures(summary)}</section></div>`,
    supports(summary),
    ablations(summary),
    method(rows, settings),
  ].join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Bregma: in-silico cadaver study of ${summary.patients} patients</title>
<style>${pageStyle}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function heading(rows: readonly StudyRow[], { patients }: StudySummary): string {
  const complete = rows.filter(row => row.variant === 'complete');
  const cats = complete.filter(row => row.head.species === 'feline').length;
  const lengths = complete.map(row => row.head.skullLengthMm);
  return `<header><h1>In-silico cadaver study</h1><p>${patients} simulated patients (${counted(cats, 'cat')}, ${counted(patients - cats, 'dog')}, skulls of ${figure(Math.min(...lengths), 0)} to ${figure(Math.max(...lengths), 0)} mm), one lesion and one printed guide each. Bregma ${bregmaVersion}. Simulated throughout: no animal was scanned or operated.</p></header>`;
}

const counted = (count: number, animal: string): string => `${count} ${animal}${count === 1 ? '' : 's'}`;

function tiles({ target, inside95, inside95Interval, parts }: StudySummary, operated: number): string {
  const interval = inside95Interval?.map(share => percent(share)).join(' to ');
  const three = parts.slice(0, 3).map(p => PART_WORDS[p.part].toLowerCase());
  return `<div class="tiles">
<div><b>${figure(target.median)} mm</b><span>median target error (${figure(target.min)} to ${figure(target.max)} mm)</span></div>
<div><b>${percent(inside95)}</b><span>of ${operated} outcomes within their own predicted 95 % radius${interval ? ` (95 % confidence ${interval})` : ''}</span></div>
<div><b>Largest contributors</b><span>${three.join('; ')}</span></div>
</div>`;
}

function comparison({ target, entry, angle }: StudySummary, operated: number): string {
  const cells = (s: Spread): string =>
    `<td class="n">${figure(s.median)} <small>(${figure(s.min)} to ${figure(s.max)})</small></td><td class="n">${figure(s.mean)} ± ${figure(s.sd)}</td>`;
  const published = PUBLISHED.map(
    p =>
      `<tr><td>${p.study}: ${p.system}</td><td>${p.on}, ${p.n}</td><td colspan="2" class="n">${p.targetMm ?? '-'}</td><td colspan="2" class="n">${p.entryMm ?? '-'}</td><td colspan="2" class="n">${p.angleDeg ?? '-'}</td></tr>`,
  ).join('\n');
  return `<h2>Accuracy beside what was published</h2>
<table><thead><tr><th rowspan="2">Study</th><th rowspan="2">Measured on</th><th colspan="2">Target error, mm</th><th colspan="2">Entry error, mm</th><th colspan="2">Angle error, degrees</th></tr>
<tr><th class="n">median (range)</th><th class="n">mean ± SD</th><th class="n">median (range)</th><th class="n">mean ± SD</th><th class="n">median (range)</th><th class="n">mean ± SD</th></tr></thead>
<tbody><tr class="own"><td>Bregma ${bregmaVersion}, printed guide on skull bone</td><td>simulated, ${operated} heads</td>${cells(target)}${cells(entry)}${cells(angle)}</tr>
${published}</tbody></table>`;
}

function contributors({ parts }: StudySummary): string {
  const most = Math.max(1e-6, ...parts.map(p => p.rmsMm ?? 0));
  const lines = parts.map(
    ({ part, rmsMm, moved, predicted95Mm, inside95 }) =>
      `<tr><td>${PART_WORDS[part]}</td><td class="bar"><i style="width:${(((rmsMm ?? 0) / most) * 100).toFixed(0)}%"></i></td><td class="n">${figure(rmsMm)}</td><td class="n">${figure(moved.max)}</td>${part === 'surface' ? '<td colspan="2" class="n">under the seat</td>' : `<td class="n">${figure(predicted95Mm)}</td><td class="n">${percent(inside95)}</td>`}</tr>`,
  );
  return `<h2>What each source moved the needle, mm</h2>
<table><thead><tr><th>Source</th><th></th><th class="n">RMS</th><th class="n">most</th><th class="n">predicted 95 %</th><th class="n">within it</th></tr></thead><tbody>${lines.join('\n')}</tbody></table>`;
}

function failures({ patients, failed, refused, reasons }: StudySummary): string {
  const missing = failed + refused;
  if (missing === 0)
    return `<h2>Without an outcome</h2><p>None: every head got a guide that passes all checks.</p>`;
  const named = reasons.slice(0, MOST_REASONS).map(({ patient, reason }) => {
    const short = reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason;
    return `<li>Patient ${patient}: ${escape(short)}</li>`;
  });
  const more = reasons.length - named.length;
  return `<h2>Without an outcome</h2><p>${missing} of ${patients}: ${failed} got no guide that passes all checks, ${refused} could not be planned.</p><ul>${named.join('')}</ul>${more > 0 ? `<p>${more} more are in rows.csv.</p>` : ''}`;
}

function supports({ supports: list }: StudySummary): string {
  if (list.length === 0) return '';
  const lines = list.map(
    ({ variant, patients, operated, target, p95Mm, underOneMm, predicted95Mm, inside95 }) =>
      `<tr><td>${translate([words(SUPPORT_WORDS[variant])], 'en')}</td><td class="n">${operated} of ${patients}</td><td class="n">${figure(target.median)}</td><td class="n">${figure(p95Mm)}</td><td class="n">${figure(target.max)}</td><td class="n">${percent(underOneMm)}</td><td class="n">${figure(predicted95Mm)}</td><td class="n">${percent(inside95)}</td></tr>`,
  );
  return `<h2>Supports side by side, on the same patients</h2>
<table><thead><tr><th>Support</th><th class="n">outcomes</th><th class="n">target median, mm</th><th class="n">95th percentile, mm</th><th class="n">most, mm</th><th class="n">under 1 mm</th><th class="n">predicted 95 % (median), mm</th><th class="n">within it</th></tr></thead><tbody>${lines.join('\n')}</tbody></table>`;
}

function ablations({ ablations: list }: StudySummary): string {
  if (list.length === 0) return '';
  const lines = list.map(
    ({ variant, patients, lost, target, cost }) =>
      `<tr><td>${translate([words(STUDY_VARIANTS[variant])], 'en')}</td><td class="n">${patients}</td><td class="n">${lost}</td><td class="n">${figure(target.median)}</td><td class="n">${figure(target.max)}</td><td class="n">${signed(cost.mean)}</td><td class="n">${signed(cost.median)}</td><td class="n">${signed(cost.max)}</td></tr>`,
  );
  return `<h2>What it costs to leave something out, on the same patients</h2>
<table><thead><tr><th>Left out</th><th class="n">patients</th><th class="n">no outcome</th><th class="n">target median, mm</th><th class="n">most, mm</th><th class="n">cost: mean, mm</th><th class="n">median, mm</th><th class="n">most, mm</th></tr></thead><tbody>${lines.join('\n')}</tbody></table>`;
}

const signed = (value: number | null): string =>
  value === null ? '-' : `${value >= 0 ? '+' : '−'}${figure(Math.abs(value))}`;

function method(rows: readonly StudyRow[], settings: StudySettings | null): string {
  const range = (of: (row: StudyRow) => number, digits: number): string => {
    const values = rows.map(of);
    return `${figure(Math.min(...values), digits)} to ${figure(Math.max(...values), digits)}`;
  };
  const seed = settings ? ` Seed ${settings.seed}.` : '';
  const printer = settings
    ? ` Printer: ${escape(settings.printer.name)}; hand: ${settings.hand.slideMm} mm and ${settings.hand.turnDeg} degrees (SD) off before it presses.`
    : '';
  return `<footer><p><b>How.</b> Voxels of ${range(r => r.scan.spacingMm[0], 2)} mm, slices of ${range(r => r.scan.spacingMm[2], 2)} mm, blur of ${range(r => r.scan.blurMm, 2)} mm FWHM, noise of ${range(r => r.scan.noiseHu, 0)} HU; the calvaria alone is scanned, and the orientation is the true one, as confirmed by a person. The lesion lies anywhere in the brain and is picked on the nearest voxel; the entry is the program's proposal, up to three tries a head. The finished guide is scaled, roughened and its bore bent as by the printer, seated on the true skull by contact without friction, and the tool lies anywhere in its clearance. Errors count from the lesion's true centre to the middle of the tool's window. What the surface's error does to the seat the plans predict under the seat.${printer}${seed}</p>
<p><b>Not in it.</b> Soft tissue left on the bone, a skull that moves or bends, a needle that bends, brain shift, drilling, fusion with an MR, a slip of the hand. Cadavers and patients have them all: a simulated error is not comparable with a measured one as it stands.</p></footer>`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
