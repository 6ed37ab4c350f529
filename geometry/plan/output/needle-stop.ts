import { decimal, type Sentence } from '../../core/message';
import { chained } from '../../messages/compose';
import { words } from '../../messages/phrase';

/**
 * The terms of a needle stop, mm, and the digits behind the point that show each of them in full.
 */
export interface NeedleStop {
  /** From the sleeve's upper lip to the needle's tip: where the stop is set on the needle. */
  readonly needleMm: number;
  /** From the upper lip to the target. */
  readonly depthMm: number;
  readonly halfWindowMm: number;
  readonly tipMm: number;
  readonly digits: number;
}

/**
 * Takes a needle stop apart: depth stop + half the window + dead tip. The digits are as many as it
 * takes (one to three) for the terms, as shown, to add up to the sum, as shown.
 */
export function needleStopOf(
  sleeve: { readonly depthStopMm: number; readonly needleStopMm: number },
  tool: { readonly windowMm: number; readonly tipMm: number },
): NeedleStop {
  const terms = [sleeve.depthStopMm, tool.windowMm / 2, tool.tipMm];
  const adds = (digits: number): boolean =>
    Math.abs(
      terms.reduce((sum, term) => sum + Number(term.toFixed(digits)), 0) -
        Number(sleeve.needleStopMm.toFixed(digits)),
    ) < 1e-6;
  const isWhole = (digits: number): boolean =>
    terms.slice(1).every(term => Math.abs(term - Number(term.toFixed(digits))) < 1e-9);
  return {
    needleMm: sleeve.needleStopMm,
    depthMm: sleeve.depthStopMm,
    halfWindowMm: tool.windowMm / 2,
    tipMm: tool.tipMm,
    digits: [1, 2, 3].find(digits => isWhole(digits) && adds(digits)) ?? 3,
  };
}

/**
 * "55.0 mm = depth stop 49.0 + half the window 4.0 + dead tip 2.0"; terms of nothing are left out.
 */
export function needleStopWords(stop: NeedleStop): Sentence {
  const { needleMm, depthMm, halfWindowMm, tipMm, digits } = stop;
  const terms = [
    words('stop-depth', { mm: decimal(depthMm, digits) }),
    ...(halfWindowMm === 0 ? [] : [words('stop-half-window', { mm: decimal(halfWindowMm, digits) })]),
    ...(tipMm === 0 ? [] : [words('stop-tip', { mm: decimal(tipMm, digits) })]),
  ];
  return words('needle-stop-sum', { needle: decimal(needleMm, digits), terms: chained('plus', terms) });
}
