/** One small change of one file that its tests should notice. */
export interface Mutant {
  /** Path from the project's root, with `/`. */
  readonly file: string;
  readonly line: number;
  /** Where the text to replace begins and ends in the file, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** The file's text with the change in it. */
export function mutated(source: string, { start, end, after }: Mutant): string {
  return source.slice(0, start) + after + source.slice(end);
}
