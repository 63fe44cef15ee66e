/**
 * How Teams draws cards: its spacing, sizes and colours. The colours are variables of theme.css, so that a change of theme repaints the
 * cards and keeps a person's inputs.
 */

/** @param {string} name */
const colour = (name) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });

const foregroundColors = {
  default: colour("text"),
  dark: colour("text"),
  light: colour("text-light"),
  accent: colour("accent"),
  good: colour("good"),
  warning: colour("warning"),
  attention: colour("attention"),
};

/** @param {string} name */
const container = (name) => ({
  backgroundColor: `var(--card-fill-${name})`,
  borderColor: `var(--card-edge-${name})`,
  foregroundColors,
});

const fontSizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
const fontWeights = { lighter: 300, default: 400, bolder: 600 };

export const HOST_CONFIG = {
  choiceSetInputValueSeparator: ",",
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--card-line)" },
  imageSizes: { small: 32, medium: 52, large: 100 },
  fontTypes: {
    default: { fontFamily: "var(--font)", fontSizes, fontWeights },
    monospace: { fontFamily: "var(--font-mono)", fontSizes, fontWeights },
  },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  containerStyles: {
    default: container("default"),
    emphasis: container("emphasis"),
    accent: container("accent"),
    good: container("good"),
    warning: container("warning"),
    attention: container("attention"),
  },
  textStyles: { heading: { size: "large", weight: "bolder", color: "default", isSubtle: false } },
  /** The author of a message is its heading of level 3. */
  textBlock: { headingLevel: 4 },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", color: "default", size: "default", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder", color: "default", size: "default" },
    },
    errorMessage: { color: "attention", size: "small", weight: "default" },
  },
  factSet: {
    title: { color: "default", size: "default", weight: "bolder", isSubtle: false, wrap: true, maxWidth: 180 },
    value: { color: "default", size: "default", weight: "default", isSubtle: false, wrap: true },
    spacing: 12,
  },
  actions: {
    maxActions: 6,
    spacing: "medium",
    /** card.css sets the space between buttons, because they wrap on a phone. */
    buttonSpacing: 0,
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { imageSize: "medium", maxImageHeight: 100 },
};
