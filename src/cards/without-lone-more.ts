/** A button of a card. The secondary ones are behind "…". */
interface Button {
  readonly mode: "primary" | "secondary";
}

/** In a row with "…", as on every card. */
const mostInRow = 3;

/** The same buttons; but a single one isn't hidden behind "…" where it fits into the row. `besides`: how many others stand there. */
export function withoutLoneMore<Row extends Button>(buttons: readonly Row[], besides = 0): readonly Row[] {
  const hidden = buttons.filter(({ mode }) => mode === "secondary").length;
  const fits = buttons.length + besides <= mostInRow;
  return hidden === 1 && fits ? buttons.map((button) => ({ ...button, mode: "primary" as const })) : buttons;
}
