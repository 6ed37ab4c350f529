/** Something that can be done, found in the palette and, most of it, under a key. */
export interface Command {
  readonly id: string;
  readonly name: string;
  /** As `matchKey` reads it: "Mod+Shift+Z", "F1", "Space", "?". Mod is Ctrl, on a Mac Cmd. */
  readonly key?: string;
  readonly run: () => void;
  readonly enabled: boolean;
  /** Of a switch: whether it is on. */
  readonly isOn?: boolean;
  /**
   * Says why it cannot be done just now, to whoever asks for it by its key or the system's menu.
   */
  readonly refuse?: () => void;
}
