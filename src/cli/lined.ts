/** The text in lines of at most that many letters; `indent` begins all but the first. */
export function lined(text: string, width: number, indent: string): string {
  return text
    .split(" ")
    .reduce<readonly string[]>((lines, word) => {
      const line = lines.at(-1);
      return line !== undefined && line.length + 1 + word.length <= width ? [...lines.slice(0, -1), `${line} ${word}`] : [...lines, word];
    }, [])
    .join(`\n${indent}`);
}
