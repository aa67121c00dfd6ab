// Lines of plain text, built from what begins and ends in a page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

class HtmlTextBuilder {
 public:
  /// Adds text; outside of preformatted text, runs of blanks become one.
  void add_text(std::string_view text);
  /// Continues on a line of its own, if the current one has text.
  void begin_line();
  /// Continues after a blank line, if there is any text before.
  void begin_paragraph();
  /// Ends the line, also an empty one.
  void break_line();
  void begin_preformatted() { ++preformatted_; }
  void end_preformatted() { preformatted_ -= preformatted_ > 0 ? 1 : 0; }
  void begin_quote();
  void end_quote();
  void begin_list(bool is_numbered);
  void end_list();
  void begin_item();
  /// Separates a table cell from the one before it on the line.
  void begin_cell();
  void begin_link(std::string_view url);
  /// Adds the url of the link if its text does not show it already.
  void end_link();

  /// Returns the text without blank lines at its ends, and leaves the builder empty.
  std::string finished();

 private:
  struct List {
    bool is_numbered = false;
    int item = 0;
  };
  struct Link {
    std::string url;
    std::size_t begin = 0;  ///< where its text begins in text_
  };

  std::string text_;
  std::vector<List> lists_;
  std::vector<Link> links_;
  std::size_t quotes_ = 0;
  std::size_t quotes_before_ = 0;  ///< of the text written last
  std::size_t preformatted_ = 0;
  std::string item_mark_;      ///< to write before the next text
  bool needs_blank_ = false;   ///< a blank to write before the next text of the line
  bool needs_tab_ = false;     ///< a tab, which separates cells
  bool line_is_empty_ = true;  ///< nothing is written on the line yet
  std::size_t line_ends_ = 0;  ///< line ends to write before the next text

  void put(std::string_view visible);
  void add_preformatted(std::string_view text);
};

}  // namespace tix::format
