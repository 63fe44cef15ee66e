/** A moment as Graph writes it in properties: UTC, whole seconds, `Z`. */
export function toGraphTime(moment: Date): string {
  return moment.toISOString().replace(/\.\d{3}Z$/, "Z");
}
