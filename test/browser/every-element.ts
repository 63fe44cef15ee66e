const choices = ["English", "French", "German"].map((title) => ({ title, value: title.slice(0, 2) }));
const data = [
  { legend: "Accepted", value: 7, color: "good" },
  { legend: "Pending", value: 4 },
  { legend: "Failed", value: 1, color: "attention" },
];
const bars = [
  { x: "Sales", y: 12 },
  { x: "Marketing", y: 5 },
];
const lines = [{ legend: "Accepted", values: ["Mon", "Tue", "Wed"].map((x, at) => ({ x, y: [1, 4, 3][at] })) }];
const cell = (text: string) => ({ type: "TableCell", items: [{ type: "TextBlock", text, wrap: true }] });
const row = (...texts: readonly string[]) => ({ type: "TableRow", cells: texts.map(cell) });
const styles = ["Default", "Subtle", "Informative", "Accent", "Good", "Attention", "Warning"];
const badges = ["Filled", "Tint"].flatMap((appearance) => styles.map((style) => ({ type: "Badge", text: style, style, appearance })));

/** A card with every element, input and action that the sandbox's Teams draws. */
export const everyElement = {
  type: "AdaptiveCard",
  version: "1.5",
  body: [
    { type: "TextBlock", text: "Every element", style: "heading", wrap: true },
    { type: "ColumnSet", columns: [0, 7].map((from) => ({ type: "Column", items: badges.slice(from, from + 7) })) },
    { type: "Icon", name: "Checkmark", color: "Good" },
    { type: "ProgressBar", value: 40, color: "Good" },
    { type: "ProgressBar" },
    { type: "ProgressRing", label: "Inviting …", labelPosition: "After" },
    { type: "CompoundButton", title: "Invite a partner", description: "They become a guest", icon: { name: "Person" }, badge: "New" },
    {
      type: "Table",
      firstRowAsHeader: true,
      columns: [{ width: 2 }, { width: 1 }],
      rows: [row("Partner", "State"), row("dana@fabrikam.com", "Accepted")],
    },
    { type: "Chart.Donut", title: "Invitations", data },
    { type: "Chart.HorizontalBar", title: "By team", data: bars },
    { type: "Chart.Line", title: "By day", data: lines },
    { type: "Input.Text", id: "text", label: "Text", placeholder: "Words" },
    { type: "Input.Number", id: "number", label: "Number", min: 1 },
    { type: "Input.Date", id: "date", label: "Date" },
    { type: "Input.Time", id: "time", label: "Time" },
    { type: "Input.Toggle", id: "toggle", label: "Switch", title: "On" },
    { type: "Input.ChoiceSet", id: "compact", label: "Compact", choices, value: "En" },
    { type: "Input.ChoiceSet", id: "expanded", label: "Expanded", style: "expanded", choices },
    { type: "Input.ChoiceSet", id: "multi", label: "Several", isMultiSelect: true, choices },
    { type: "Input.ChoiceSet", id: "filtered", label: "Filtered", style: "filtered", isMultiSelect: true, choices, value: "En,Fr" },
    {
      ...{ type: "Input.ChoiceSet", id: "people", label: "People", choices: [], placeholder: "Search people" },
      "choices.data": { type: "Data.Query", dataset: "graph.microsoft.com/users" },
    },
    { type: "TextBlock", text: "Only in a wide card", targetWidth: "Wide" },
  ],
  actions: [
    { type: "Action.Execute", title: "Do it", verb: "do", style: "positive" },
    { type: "Action.Submit", title: "Send", data: {} },
    { type: "Action.OpenUrl", title: "Open", url: "https://learn.microsoft.com" },
    { type: "Action.ToggleVisibility", title: "Toggle", targetElements: ["text"] },
    { type: "Action.ShowCard", title: "More", card: { type: "AdaptiveCard", body: [{ type: "TextBlock", text: "More of it" }] } },
    {
      type: "Action.Popover",
      title: "Popover",
      fallback: { type: "Action.OpenUrl", title: "Instead", url: "https://learn.microsoft.com" },
    },
  ],
};
