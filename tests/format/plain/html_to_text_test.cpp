// HTML as text: no page takes it long or deep, and what a reader sees is there.
#include "format/plain/html_to_text.hpp"

#include "format/text/utf8.hpp"
#include "random_pick.hpp"

#include <array>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::format;
using test::one_of;
using test::pick;
using test::Random;

namespace {

constexpr std::array<std::string_view, 44> kTags = {"<p>",
                                                    "</p>",
                                                    "<div>",
                                                    "</div>",
                                                    "<br>",
                                                    "<ul>",
                                                    "</ul>",
                                                    "<ol>",
                                                    "<li>",
                                                    "<table>",
                                                    "<tr>",
                                                    "<td>",
                                                    "</table>",
                                                    "<a href=http://x.test>",
                                                    "</a>",
                                                    "<a href='mailto:a@b'>",
                                                    "<b>",
                                                    "</b>",
                                                    "<i>",
                                                    "<pre>",
                                                    "</pre>",
                                                    "<blockquote>",
                                                    "</blockquote>",
                                                    "<img alt=x>",
                                                    "<script>",
                                                    "</script>",
                                                    "<style>",
                                                    "<!--",
                                                    "-->",
                                                    "<div hidden>",
                                                    "<span style='display: none'>",
                                                    "<h1>",
                                                    "&amp;",
                                                    "&lt;",
                                                    "&#0;",
                                                    "&nbsp;",
                                                    "word",
                                                    " ",
                                                    "\n",
                                                    "é",
                                                    "<svg>",
                                                    "<template>",
                                                    "<",
                                                    "<select><option>"};

std::string text_of(std::string_view html) {
  return html_to_text(html).text;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (; times > 0; --times) out += text;
  return out;
}

}  // namespace

TEST_CASE("html to text: any tags give clean text") {
  Random random{5};
  for (int round = 0; round < 3000; ++round) {
    std::string html;
    for (auto left = pick(random, 0, 40); left > 0; --left) html += one_of(random, kTags);
    const std::string text = text_of(html);
    INFO(html);
    REQUIRE(is_valid_utf8(text));
    REQUIRE(text.find('\0') == std::string::npos);
    REQUIRE(!text.starts_with('\n'));
    REQUIRE(!text.ends_with('\n'));
  }
}

TEST_CASE("html to text: words without tags are the text") {
  Random random{6};
  for (int round = 0; round < 300; ++round) {
    std::string html;
    std::string words;
    for (auto left = pick(random, 1, 30); left > 0; --left) {
      const std::string_view word = one_of<std::string_view>(random, {"mesin", "kopi", "漢字", "é"});
      words.append(words.empty() ? "" : " ").append(word);
      html.append(one_of<std::string_view>(random, {" ", "\n", " <b>", "</b> ", " \t <i></i>"})).append(word);
    }
    REQUIRE(text_of(html) == words);
  }
}

TEST_CASE("html to text: pages made to hurt a parser are read roughly", "[slow]") {
  const auto attributes = [](int count) {
    std::string tag = "<p";
    for (int i = 0; i < count; ++i) tag += " a" + std::to_string(i);
    return tag + ">word";
  };
  std::string formats = "<p>";
  for (int i = 0; i < 500; ++i) formats += "<b id=" + std::to_string(i) + ">";
  for (const std::string& html : {repeated("<div>", 200'000) + "word", repeated("<b>", 300'000) + "word",
                                  attributes(100'000), formats + repeated("<p>x", 100'000) + "word"}) {
    const HtmlText read = html_to_text(html);
    CHECK(read.is_rough);
    CHECK(read.text.ends_with("word"));
  }
  CHECK(text_of(repeated("<i>", 700) + "<style>p{}</STYLE><!-- c --><script>f()</script>word") == "word");
  CHECK(text_of(repeated("<blockquote>", 500) + "word") == repeated("> ", 16) + "word");
  CHECK(text_of(repeated("<p>", 300'000) + "word") == "word");
  CHECK(text_of(repeated("<br>", 200'000) + "word") == "word");
}

TEST_CASE("html to text: blocks, lists, cells and links") {
  CHECK(text_of("a<div>b</div>c") == "a\nb\nc");
  CHECK(text_of("<p>a</p><p>b</p>") == "a\n\nb");
  CHECK(text_of("a<br><br>b") == "a\n\nb");
  CHECK(text_of("<ul><li>a<ol><li>b<li>c</ol><li>d</ul>e") == "- a\n  1. b\n  2. c\n- d\n\ne");
  CHECK(text_of("<table><tr><td>a<td>b<tr><td><td>c</table>") == "a\tb\nc");
  CHECK(text_of("<blockquote>a<blockquote>b</blockquote></blockquote>c") == "> a\n> > b\nc");
  CHECK(text_of("<pre>a\n  b\n\nc</pre>") == "a\n  b\n\nc");
  CHECK(text_of("<a href='https://x.test/a?b=1&amp;c=2'>here</a>!") == "here <https://x.test/a?b=1&c=2>!");
  CHECK(text_of("<a href='https://www.x.test/'>x.test</a>") == "x.test");
  CHECK(
      text_of(
          "<a href='mailto:a@x.test'>a@x.test</a> <a href='ftp://x'>f</a> <a href='data:text/html,x'>d</a>") ==
      "a@x.test f d");
  CHECK(text_of("<a href='https://x.test'><img alt='Logo'></a>") == "[Logo] <https://x.test>");
  CHECK(text_of("&lt;b&gt; &eacute; &#x1f642; a&nbsp;&nbsp;b") == "<b> é 🙂 a b");
}

TEST_CASE("html to text: what is hidden stays out") {
  CHECK(text_of("<title>t</title><style>s</style><script>x</script><!-- c -->a") == "a");
  CHECK(text_of("<p hidden>x</p><p style='DISPLAY : NONE'>x</p><p style='visibility:hidden'>x</p>a") == "a");
  CHECK(text_of("<p style='color:red;font-size:0px'>x</p><p style='font-size:0'>x</p>a") == "a");
  CHECK(text_of("<p style='font-size:0.9em'>a</p>") == "a");
  CHECK(text_of("<p style='mso-font-size:0'>a</p>") == "a");
  CHECK(text_of("a<noscript>x</noscript><template>x</template><iframe>x</iframe>") == "a");
}
