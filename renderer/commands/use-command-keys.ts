import i18next from 'i18next';
import { useEffect } from 'react';
import { listCommands } from './commands';
import { matchKey } from './match-key';
import { sessionStore } from '../state/session-store';
import type { Command } from './command';

/**
 * Runs commands by their keys, wherever the focus is; plain letters and digits belong to a field
 * while one is typed in.
 */
export function useCommandKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || sessionStore.getState().dialog) return;
      const plain = !event.ctrlKey && !event.metaKey && !/^F\d+$/.test(event.key);
      if (plain && takesKeys(event)) return;
      const command = listCommands(i18next.t).find(({ key }) => key && matchKey(key, event));
      if (!command) return;
      event.preventDefault();
      runOrRefuse(command);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/**
 * Runs a command by its id, if it can be done just now, or has it say why not: for a native menu.
 */
export function runCommand(id: string): void {
  const command = listCommands(i18next.t).find(one => one.id === id);
  if (command) runOrRefuse(command);
}

function runOrRefuse(command: Command): void {
  if (command.enabled) command.run();
  else command.refuse?.();
}

/** Whether the focused thing needs plain keys for itself: a field, or Space on a button. */
function takesKeys({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return target.type !== 'range' && target.type !== 'checkbox';
  return key === ' ' && target.closest('button, [role="tab"], [role="menuitem"], label') !== null;
}
