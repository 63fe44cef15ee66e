import assert from "node:assert/strict";
import { htmlText, withCharacters } from "../../bot/html-text.ts";

const tidy = (html: string) => htmlText(html).replaceAll(/\s+/g, " ").trim();

describe("htmlText", () => {
  for (const [html, text] of [
    ["", ""],
    ["help", "help"],
    ["<p>invite</p><p>dana@f.com</p>", "invite dana@f.com"],
    ["invite<br>dana@f.com<br/>now", "invite dana@f.com now"],
    ["da<b>na</b>@<span class='x'>f.com</span>", "dana@f.com"],
    ["Dana &lt;dana@f.com&gt;&nbsp;&amp; o&#39;b", "Dana <dana@f.com> & o'b"],
    ['<a href="mailto:dana@f.com">dana@f.com</a>', "dana@f.com"],
    ['<a href="mailto:dana@f.com" title="x">Dana</a>!', "Dana <mailto:dana@f.com> !"],
    ["<a class=x href='mailto:o&#39;b@f.com?subject=x'>Dana</a>", "Dana <mailto:o'b@f.com?subject=x>"],
    ['kim@f.com <a href="MAILTO:dana@f.com">Dana</a>', "kim@f.com Dana <MAILTO:dana@f.com>"],
    ['<a href="https://f.com">Dana</a> <a>Kim</a></a>', "Dana Kim"],
    ['<span itemtype="http://schema.skype.com/Mention" itemid="0">Bot</span> help <span>x</span>', "<at>Bot</at> help x"],
    ['<at id="0">Bot</at> help', "<at>Bot</at> help"],
    ["<blockquote>a<blockquote>b</blockquote>c</blockquote>help", "help"],
    ["<quoted messageId='1'/>help</quoted></blockquote>", "help"],
    ["<quoted messageId='1'>status</quoted>help", "help"],
    ["<style>p{}</style><script>x</script>help", "help"],
    ['hi <img alt="🎉" src="x"><img src="y">there', "hi 🎉 there"],
    ["1 < 2 <3", "1 < 2 <3"],
    ["<!-- no -->help", "help"],
  ] as const) {
    it(`reads ${JSON.stringify(html)}`, () => assert.equal(tidy(html), text));
  }

  it("reads no more than a message may have", () => assert.equal(htmlText("x".repeat(40_000)).length, 30_000));
});

describe("withCharacters", () => {
  for (const [text, plain] of [
    ["&lt;&gt;&amp;&quot;&apos;&nbsp;", "<>&\"' "],
    ["&#39;&#x27;&#25307;&#x5F85;&#128512;", "''招待😀"],
    ["&amp;lt;", "&lt;"],
    ["&unknown; &#0; &#9999999; &#; & ;", "&unknown; &#0; &#9999999; &#; & ;"],
  ] as const) {
    it(`reads ${text}`, () => assert.equal(withCharacters(text), plain));
  }
});
