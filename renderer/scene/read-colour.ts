/** Colours already looked up, for one theme. */
const known = new Map<string, string>();
let knownTheme: string | undefined;

/**
 * A CSS colour as the card takes it, 'rgb(r, g, b)': names, '#rrggbb' and custom properties such as
 * var(--transverse) are resolved as they stand at `host`. Mid grey where it is none. Asked once a
 * theme: the answer makes the browser work out styles, which is too slow for every frame.
 */
export function readColour(host: HTMLElement, colour: string): string {
  const { theme } = document.documentElement.dataset;
  if (theme !== knownTheme) known.clear();
  knownTheme = theme;
  const before = known.get(colour);
  if (before) return before;
  const resolved = resolveColour(host, colour);
  // A view that is only being put up has no style yet: what it says then is not kept.
  if (resolved) known.set(colour, resolved);
  return resolved ?? 'rgb(128, 128, 128)';
}

function resolveColour(host: HTMLElement, colour: string): string | null {
  const before = host.style.color;
  host.style.color = '';
  host.style.color = colour;
  const given = host.style.color !== '';
  const resolved = getComputedStyle(host).color;
  host.style.color = before;
  const numbers = given ? resolved.match(/^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)/) : null;
  return numbers ? `rgb(${numbers[1]}, ${numbers[2]}, ${numbers[3]})` : null;
}
