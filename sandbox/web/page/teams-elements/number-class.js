/** The class of Input.Number: an optional one may be empty, independent of its `min` and `max`. */
export function numberClass() {
  return class extends AdaptiveCards.NumberInput {
    /** T97: @override */
    isValid() {
      return !this.isSet() || super.isValid();
    }
  };
}
