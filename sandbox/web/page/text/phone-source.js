/** A text that is read sign by sign. */
export class PhoneSource {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /** @returns {string | undefined} the next sign, undefined at the end */
  peek() {
    return this.text[this.at];
  }

  /** @returns {string} the next sign, nothing at the end */
  take() {
    const sign = this.text[this.at] ?? "";
    this.at += sign.length;
    return sign;
  }

  /** @returns {string | undefined} */
  previous() {
    return this.text[this.at - 1];
  }
}
