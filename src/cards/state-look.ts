/** How a state looks: a sign beside the text and the colours of the reader's theme. Colour is never the only sign. */
export interface Look {
  /** Where Teams knows no Badge. */
  readonly symbol: string;
  /** In a Badge: the name of a Fluent icon. */
  readonly icon: string;
  readonly color: "Default" | "Accent" | "Good" | "Warning" | "Attention";
  /** Style of the surrounding container. */
  readonly style: "emphasis" | "accent" | "good" | "warning" | "attention";
}

export const stateLooks = {
  working: { symbol: "…", icon: "ArrowSync", color: "Default", style: "emphasis" },
  waiting: { symbol: "○", icon: "Clock", color: "Accent", style: "accent" },
  done: { symbol: "✓", icon: "Checkmark", color: "Good", style: "good" },
  failed: { symbol: "✕", icon: "Dismiss", color: "Attention", style: "attention" },
  over: { symbol: "–", icon: "Subtract", color: "Default", style: "emphasis" },
} as const satisfies Record<string, Look>;
