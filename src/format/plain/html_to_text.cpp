// Parses with gumbo inside a fixed amount of memory, and walks the tree with a stack of its own: gumbo's own
// way to free a tree recurses as deep as the page is nested.
#include "format/plain/html_to_text.hpp"

#include "format/plain/html_outline.hpp"
#include "format/plain/html_text_builder.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include <gumbo.h>

namespace tix::format {
namespace {

/// Memory for one page, freed as a whole. Gumbo does not check whether it gets memory, so what exceeds the
/// limit jumps out of it; between the jump and its target lie only frames of gumbo, which is C.
class PageMemory {
 public:
  void* take(std::size_t size) {
    size = (size + 15) / 16 * 16;
    if (size > left_in_chunk_) {
      const std::size_t chunk = std::max<std::size_t>(size, kChunk);
      if (chunk > left_) std::longjmp(overflow, 1);
      left_ -= chunk;
      chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(chunk));
      next_ = chunks_.back().get();
      left_in_chunk_ = chunk;
    }
    void* const memory = next_;
    next_ += size;
    left_in_chunk_ -= size;
    return memory;
  }

  std::jmp_buf overflow{};

 private:
  static constexpr std::size_t kChunk = 256 * 1024;
  static constexpr std::size_t kMost = std::size_t{64} * 1024 * 1024;

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  std::size_t left_in_chunk_ = 0;
  std::size_t left_ = kMost;
};

/// Returns nullptr if the page needs more memory than it may have.
const GumboOutput* parse_page(std::string_view html, PageMemory& memory) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.userdata = &memory;
  options.allocator = [](void* owner, std::size_t size) {
    return static_cast<PageMemory*>(owner)->take(size);
  };
  options.deallocator = [](void*, void*) {};
  if (setjmp(memory.overflow) != 0) return nullptr;  // NOLINT: see PageMemory
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* const found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

/// Whether a style without blanks sets a property to zero of some unit: `font-size:0px`, not `0.9em`.
bool is_zero(std::string_view style, std::string_view property) {
  const std::size_t at = style.find(property);
  if (at == std::string_view::npos || (at > 0 && style[at - 1] != ';')) return false;
  const std::string_view value = style.substr(at + property.size());
  const std::size_t end = std::min(value.find_first_not_of("0."), value.size());
  return end > 0 && (end == value.size() || value[end] < '0' || value[end] > '9');
}

bool is_hidden(const GumboElement& element) {
  static constexpr std::array kNeverShown = {
      GUMBO_TAG_HEAD,     GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_TITLE,    GUMBO_TAG_TEMPLATE,
      GUMBO_TAG_NOSCRIPT, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_NOFRAMES, GUMBO_TAG_SVG};
  if (std::ranges::find(kNeverShown, element.tag) != kNeverShown.end()) return true;
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  std::string style = ascii_lower(attribute(element, "style"));
  std::erase_if(style, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  const auto sets = [&](std::string_view rule) { return style.find(rule) != std::string::npos; };
  return sets("display:none") || sets("visibility:hidden") || is_zero(style, "font-size:");
}

bool is_paragraph(GumboTag tag) {
  static constexpr std::array kTags = {GUMBO_TAG_P,     GUMBO_TAG_H1,  GUMBO_TAG_H2, GUMBO_TAG_H3,
                                       GUMBO_TAG_H4,    GUMBO_TAG_H5,  GUMBO_TAG_H6, GUMBO_TAG_HR,
                                       GUMBO_TAG_TABLE, GUMBO_TAG_PRE, GUMBO_TAG_DL};
  return std::ranges::find(kTags, tag) != kTags.end();
}

bool is_line(GumboTag tag) {
  static constexpr std::array kTags = {
      GUMBO_TAG_DIV,    GUMBO_TAG_TR,      GUMBO_TAG_LI,      GUMBO_TAG_DT,         GUMBO_TAG_DD,
      GUMBO_TAG_CENTER, GUMBO_TAG_FORM,    GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER,     GUMBO_TAG_SECTION,
      GUMBO_TAG_MAIN,   GUMBO_TAG_CAPTION, GUMBO_TAG_ADDRESS, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_UL,
      GUMBO_TAG_OL,     GUMBO_TAG_ARTICLE, GUMBO_TAG_OPTION,  GUMBO_TAG_FIELDSET,   GUMBO_TAG_FIGURE};
  return std::ranges::find(kTags, tag) != kTags.end();
}

/// Replaces what looks like a blank or like nothing, and is used to fill previews.
std::string plain_blanks(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kMarks = {
      {{"\u00a0", " "}, {"\u200b", ""}, {"\u034f", ""}, {"\ufeff", ""}}};
  std::string out;
  while (!text.empty()) {
    const auto mark =
        std::ranges::find_if(kMarks, [&](const auto& each) { return text.starts_with(each.first); });
    if (mark == kMarks.end()) out += text.front();
    if (mark != kMarks.end()) out += mark->second;
    text.remove_prefix(mark == kMarks.end() ? 1 : mark->first.size());
  }
  return out;
}

/// Walks the tree and tells the builder what begins and ends.
class PageWalk {
 public:
  explicit PageWalk(HtmlTextBuilder& out) : out_(out) {}

  void walk(const GumboNode* root) {
    enter(root);
    while (!stack_.empty()) {
      const Step step = stack_.back();
      const GumboVector& children = step.node->v.element.children;
      if (step.child < children.length) {
        ++stack_.back().child;
        enter(static_cast<const GumboNode*>(children.data[step.child]));
      } else {
        stack_.pop_back();
        leave(step.node->v.element);
      }
    }
  }

 private:
  struct Step {
    const GumboNode* node;
    unsigned child = 0;
  };

  HtmlTextBuilder& out_;
  std::vector<Step> stack_;

  void enter(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      out_.add_text(plain_blanks(node->v.text.text));
    } else if (node->type == GUMBO_NODE_ELEMENT && !is_hidden(node->v.element)) {
      begin(node->v.element);
      stack_.push_back({node});
    }
  }

  void begin(const GumboElement& element) {
    if (is_paragraph(element.tag)) out_.begin_paragraph();
    if (is_line(element.tag)) out_.begin_line();
    switch (element.tag) {
      case GUMBO_TAG_BR: out_.break_line(); break;
      case GUMBO_TAG_PRE: out_.begin_preformatted(); break;
      case GUMBO_TAG_BLOCKQUOTE: out_.begin_quote(); break;
      case GUMBO_TAG_UL: out_.begin_list(false); break;
      case GUMBO_TAG_OL: out_.begin_list(true); break;
      case GUMBO_TAG_LI: out_.begin_item(); break;
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH: out_.begin_cell(); break;
      case GUMBO_TAG_A: out_.begin_link(attribute(element, "href")); break;
      case GUMBO_TAG_IMG:
        if (const std::string_view alt = tix::trimmed(attribute(element, "alt")); !alt.empty())
          out_.add_text('[' + std::string(alt) + ']');
        break;
      default: break;
    }
  }

  void leave(const GumboElement& element) {
    switch (element.tag) {
      case GUMBO_TAG_PRE: out_.end_preformatted(); break;
      case GUMBO_TAG_BLOCKQUOTE: out_.end_quote(); break;
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL: out_.end_list(); break;
      case GUMBO_TAG_A: out_.end_link(); break;
      default: break;
    }
    if (is_paragraph(element.tag)) out_.begin_paragraph();
    if (is_line(element.tag)) out_.begin_line();
  }
};

}  // namespace

HtmlText html_to_text(std::string_view html) {
  constexpr std::size_t kDeepest = 600;         // gumbo looks at all open elements for each tag
  constexpr std::size_t kMostAttributes = 500;  // and compares each attribute with all before it
  HtmlOutline outline = html_outline(html);
  PageMemory memory;
  const GumboOutput* page = nullptr;
  if (outline.deepest <= kDeepest && outline.most_attributes <= kMostAttributes)
    page = parse_page(html, memory);
  HtmlTextBuilder out;
  if (page == nullptr) {
    out.add_text(outline.text);
    return {out.finished(), true};
  }
  PageWalk(out).walk(page->root);
  return {out.finished(), false};
}

}  // namespace tix::format
