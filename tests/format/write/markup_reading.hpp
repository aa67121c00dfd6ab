// A small, strict reader of markup for tests: it shares nothing with what writes it.
#pragma once

#include <cctype>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tix::test {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  ///< its own and that of everything in it
};

/// Reads a whole document or fragment. Throws where anything is not closed, quoted or escaped.
class MarkupReader {
 public:
  explicit MarkupReader(std::string_view text) : rest_(text) {
    while (!rest_.empty()) rest_.front() == '<' ? tag() : letters();
    if (!open_.empty()) fail("not closed: " + elements_[open_.back()].name);
  }

  const std::vector<Element>& elements() const { return elements_; }

  std::vector<std::string> texts_of(std::string_view name) const {
    std::vector<std::string> texts;
    for (const Element& element : elements_)
      if (element.name == name) texts.push_back(element.text);
    return texts;
  }

 private:
  [[noreturn]] static void fail(const std::string& why) { throw std::runtime_error("markup: " + why); }

  char next() {
    if (rest_.empty()) fail("ends too early");
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  std::string word() {
    std::string word;
    while (!rest_.empty() && (std::isalnum(static_cast<unsigned char>(rest_.front())) != 0 ||
                              rest_.front() == '-' || rest_.front() == ':'))
      word += next();
    if (word.empty()) fail("a name is missing");
    return word;
  }

  char reference() {
    static const std::map<std::string, char> kKnown = {
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"#39", '\''}};
    std::string name;
    for (char c = next(); c != ';'; c = next()) name += c;
    const auto known = kKnown.find(name);
    if (known == kKnown.end()) fail("reference " + name);
    return known->second;
  }

  char letter() {
    const char c = next();
    if (c == '&') return reference();
    if (c == '>') fail("a bare >");
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') fail("a control character");
    return c;
  }

  void letters() {
    // The sheet is the one text whose `>` and quotes need no escaping, and it has no `<`.
    const bool is_sheet = !open_.empty() && elements_[open_.back()].name == "style";
    const char c = is_sheet ? next() : letter();
    for (const std::size_t element : open_) elements_[element].text += c;
  }

  void tag() {
    if (take("<!doctype html>")) return;
    if (take("</")) {
      const std::string name = word();
      if (open_.empty() || elements_[open_.back()].name != name || next() != '>') fail("stray </" + name);
      open_.pop_back();
      return;
    }
    next();
    Element element{word(), {}, {}};
    while (take(" ")) {
      const std::string name = word();
      if (!take("=\"")) fail("an attribute without quotes");
      std::string value;
      while (rest_.empty() || rest_.front() != '"') value += letter();
      next();
      if (!element.attributes.emplace(name, value).second) fail("twice: " + name);
    }
    const bool is_void = element.name == "meta" || element.name == "br" || element.name == "wbr";
    const bool is_closed = take("/");
    if (next() != '>') fail("a tag that does not end");
    elements_.push_back(std::move(element));
    if (!is_void && !is_closed) open_.push_back(elements_.size() - 1);
    // A line break is one in the text, too.
    if (elements_.back().name == "br")
      for (const std::size_t parent : open_) elements_[parent].text += '\n';
  }

  std::string_view rest_;
  std::vector<Element> elements_;
  std::vector<std::size_t> open_;
};

}  // namespace tix::test
