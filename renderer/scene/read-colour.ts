/**
 * A CSS colour as the card takes it, 'rgb(r, g, b)': names, '#rrggbb' and custom properties such as var(--transverse) are resolved as
 * they stand at `host`. Mid grey where it is none.
 */
export function readColour(host: HTMLElement, colour: string): string {
  const before = host.style.color;
  host.style.color = '';
  host.style.color = colour;
  const given = host.style.color !== '';
  const resolved = getComputedStyle(host).color;
  host.style.color = before;
  const numbers = given ? resolved.match(/^rgba?\((\d+)[, ]+(\d+)[, ]+(\d+)/) : null;
  return numbers ? `rgb(${numbers[1]}, ${numbers[2]}, ${numbers[3]})` : 'rgb(128, 128, 128)';
}
