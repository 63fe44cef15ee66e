/** How a state looks: a symbol beside the text and the colours of the reader's theme. Colour is never the only sign. */
export interface Look {
  readonly symbol: string;
  readonly color: "Default" | "Accent" | "Good" | "Warning" | "Attention";
  /** Style of the surrounding container. */
  readonly style: "emphasis" | "accent" | "good" | "warning" | "attention";
}

export const stateLooks = {
  working: { symbol: "…", color: "Default", style: "emphasis" },
  waiting: { symbol: "○", color: "Accent", style: "accent" },
  done: { symbol: "✓", color: "Good", style: "good" },
  failed: { symbol: "✕", color: "Attention", style: "attention" },
  over: { symbol: "–", color: "Default", style: "emphasis" },
} as const satisfies Record<string, Look>;
