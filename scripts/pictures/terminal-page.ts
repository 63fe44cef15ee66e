import { stripVTControlCharacters } from "node:util";

/** A line that was typed, and what the terminal showed after it. */
export interface TypedLine {
  readonly line: string;
  readonly shown: string;
}

const themes = {
  light: { back: "#ffffff", bar: "#ececec", text: "#24292f", dim: "#6e7781", prompt: "#1a7f37" },
  dark: { back: "#161b22", bar: "#21262d", text: "#e6edf3", dim: "#8b949e", prompt: "#3fb950" },
} as const;

export type TerminalTheme = keyof typeof themes;

/** A page that looks like a terminal with these lines. The text is what was printed; only its colours are ours. */
export function terminalPage(typed: readonly TypedLine[], theme: TerminalTheme): string {
  const { back, bar, text, dim, prompt } = themes[theme];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>guestlist</title>
<style>
  body { margin: 0; background: ${back}; color: ${text}; width: max-content; }
  header { background: ${bar}; padding: 10px 14px; display: flex; gap: 8px; }
  header i { width: 12px; height: 12px; border-radius: 50%; background: ${dim}; opacity: 0.5; }
  pre { margin: 0; padding: 14px 18px 18px; font: 14px/1.45 "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; }
  b { color: ${prompt}; font-weight: 600; }
  strong { font-weight: 700; }
</style>
<header><i></i><i></i><i></i></header>
<pre>${typed.map(typedText).join("\n")}</pre>`;
}

function typedText({ line, shown }: TypedLine): string {
  return `<b>$</b> <strong>${escaped(line)}</strong>\n${escaped(stripVTControlCharacters(shown))}`;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
