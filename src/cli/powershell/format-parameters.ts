import type { CmdletTable, Parameter } from "./parameter.ts";

const property: Parameter = {
  name: "Property",
  kind: "names",
  isPositional: true,
  ours: "the properties, in this order; `*` stands for any letters",
};
const groupBy: Parameter = { name: "GroupBy", kind: "text", ours: "objects aren't grouped", effect: "refused" };

export const formatList: CmdletTable = { name: "Format-List", ours: "", parameters: [property, groupBy] };

export const formatTable: CmdletTable = {
  name: "Format-Table",
  ours: "",
  parameters: [
    property,
    { name: "AutoSize", kind: "switch", ours: "columns always have the size of their values", effect: "ignored" },
    { name: "Wrap", kind: "switch", ours: "`--output list` shows whole values", effect: "ignored" },
    { name: "HideTableHeaders", kind: "switch", ours: "a table has its header", effect: "refused" },
    groupBy,
  ],
};

export const convertToCsv: CmdletTable = {
  name: "ConvertTo-Csv",
  ours: "",
  parameters: [
    { name: "NoTypeInformation", aliases: ["NTI"], kind: "switch", ours: "there is no type information", effect: "ignored" },
    { name: "IncludeTypeInformation", aliases: ["ITI"], kind: "switch", ours: "there is no type information", effect: "refused" },
    { name: "Delimiter", kind: "text", ours: "values are separated by commas", effect: "refused" },
    { name: "UseCulture", kind: "switch", ours: "values are separated by commas everywhere", effect: "refused" },
    { name: "UseQuotes", kind: "text", ours: "quotes are where CSV needs them", effect: "refused" },
  ],
};
