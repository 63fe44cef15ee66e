import { plain } from "./output.ts";

const deepest = 5;
/** In characters: searching a longer one for addresses takes long. */
const longestLine = 4_000;

/** What `--verbose` shows of a failure: its causes with their stacks. What looks like a secret, a token or a person's address is left out. */
export function failureCauses(error: unknown): readonly string[] {
  const lines: string[] = [];
  let cause = error;
  for (let depth = 0; depth < deepest && cause !== undefined; depth += 1) {
    const text = cause instanceof Error ? (cause.stack ?? `${cause.name}: ${cause.message}`) : `a thrown ${typeof cause}`;
    lines.push(...text.split("\n").map((line, index) => `${index === 0 && depth > 0 ? "caused by " : ""}${plain(withoutSecrets(line))}`));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return lines;
}

function withoutSecrets(line: string): string {
  return line
    .slice(0, longestLine)
    .replace(/\beyJ[\w-]+(?:\.[\w-]*)*/g, "<token>")
    .replace(/((?:token|secret|assertion|password|verifier|_code)["']?\s*[=:]\s*["']?)[^\s&"']+/gi, "$1<secret>")
    .replace(/\b(bearer|client_secret|code|refresh_token|assertion|password)([ =:"]+)[^\s&"]+/gi, "$1$2<secret>")
    .replace(/[^\s<>"'(),;:=]+@[^\s<>"'(),;]+\.[^\s<>"'(),;:]+/g, "<address>");
}
