/** What of a keyboard event decides; any KeyboardEvent has it. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * Whether a key press is the one named: "Mod+Shift+Z", "F1", "Space", "?". Mod is Ctrl or Cmd. A
 * sign that a layout has only with Shift ("?") matches however it is made.
 */
export function matchKey(name: string, press: KeyPress): boolean {
  const parts = name.split('+');
  const key = parts.at(-1) ?? '';
  const isLetter = /^[A-Z]$/.test(key);
  const pressed = press.key === ' ' ? 'Space' : press.key;
  const same = isLetter ? pressed.toUpperCase() === key : pressed === key;
  const shiftMatters = isLetter || key.length > 1;
  return (
    same &&
    (press.ctrlKey || press.metaKey) === parts.includes('Mod') &&
    (!shiftMatters || press.shiftKey === parts.includes('Shift')) &&
    !press.altKey
  );
}

/** The key as it stands on the screen. */
export function showKey(name: string, mac: boolean): string {
  return name.replace('Mod', mac ? '⌘' : 'Ctrl').replaceAll('+', mac ? '' : ' + ');
}
