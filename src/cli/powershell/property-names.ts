import type { JsonObject } from "./json-lines.ts";

/**
 * The properties that are printed, by the first object's own names: without a list all of them, else those that the names or patterns ask for,
 * in any case. A name that the object doesn't have is printed empty, as in PowerShell; a pattern that nothing has is left out.
 */
export function propertyNames(object: JsonObject, asked: readonly string[] | undefined): readonly string[] {
  const own = Object.keys(object);
  const found = asked?.flatMap((name) => (name.includes("*") ? own.filter(matching(name)) : [own.find(matching(name)) ?? name]));
  return [...new Set(found ?? own)];
}

/** `*` stands for any letters. */
function matching(pattern: string): (name: string) => boolean {
  const [begin = "", ...rest] = pattern.toLowerCase().split("*");
  const end = rest.pop();
  return (typed) => {
    const name = typed.toLowerCase();
    if (end === undefined) return name === begin;
    if (!name.startsWith(begin) || !name.endsWith(end)) return false;
    const at = rest.reduce((from, part) => (from < 0 ? from : after(name.indexOf(part, from), part)), begin.length);
    return at >= 0 && at <= name.length - end.length;
  };
}

function after(at: number, part: string): number {
  return at < 0 ? at : at + part.length;
}
