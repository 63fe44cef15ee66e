import type { Printed } from "./printed.ts";

/** Where text is printed. */
export interface Screen {
  /** The terminal's width in cells; absent: it isn't a terminal, and nothing is wrapped or cut. */
  readonly columns?: number;
  readonly hasColor: boolean;
  /** Tells what the output can't show. */
  note(sentence: string): void;
}

/** Records as text, piece by piece: never all at once. */
export type Format = (printed: Printed, screen: Screen) => AsyncIterable<string>;
