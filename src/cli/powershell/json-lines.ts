import { CommandFailure } from "../command-failure.ts";

/** An object of another command. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Longer lines are no objects of a directory. */
const longestLine = 4_000_000;
/** Things in things in things: a directory has three or four. */
const deepest = 100;

/**
 * The objects in JSON lines, one at a time; empty lines are left out, and lines may end as on Windows.
 * @throws CommandFailure `usage`
 */
export async function* readJsonLines(input: AsyncIterable<unknown>): AsyncGenerator<JsonObject, void, undefined> {
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    if (line.trim() !== "") yield objectIn(line, number);
  }
}

/** By line feeds only: in JSON, other line separators are letters of a text. */
async function* linesOf(input: AsyncIterable<unknown>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of input) {
    rest += chunk instanceof Uint8Array ? decoder.decode(chunk, { stream: true }) : String(chunk);
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
    if (rest.length > longestLine)
      throw new CommandFailure("usage", "A line on the standard input is too long.", { fix: "Each line is one JSON object." });
  }
  yield rest + decoder.decode();
}

function objectIn(line: string, number: number): JsonObject {
  const value = parsed(line);
  if (isObject(value) && isShallow(value, deepest)) return value;
  throw new CommandFailure("usage", `Line ${number} of the standard input isn't a JSON object.`, {
    fix: "Here other commands write their lines: guestlist Get-AzureADUser | guestlist Format-List. Commands of ours need --output jsonl.",
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ""));
  } catch (cause) {
    return cause;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Error);
}

/** Looks only as deep as that, so nothing can be too deep for it. */
function isShallow(value: unknown, most: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return most > 0 && Object.values(value).every((inner) => isShallow(inner, most - 1));
}
