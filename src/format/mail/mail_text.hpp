// The text of a mail, made from its text parts.
#pragma once

#include "format/mail/mail_structure.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace tix::format {

/// What a leaf of a mail is read as.
enum class LeafUse : std::uint8_t { file, plain, html };

/// Returns what a leaf is read as: text without a file name that is not attached is text.
LeafUse leaf_use(const std::vector<MailPart>& parts, std::size_t index);

struct MailText {
  std::string text;  ///< lines that end with LF, without blank lines at the ends, at most MailLimits::text
  bool is_from_html = false;
  std::vector<std::size_t> originals;  ///< parts whose bytes the text does not hold: in another character
                                       ///< set, damaged, or longer than the limit
  std::vector<std::string> problems;
  std::vector<std::string> warnings;
};

/// Joins the text parts in order. Of a plain part and its HTML form takes the plain one, unless it is blank
/// or the other has three times its words. Throws Error{storage} if the mail cannot be read.
MailText mail_text(MailStream& stream, const MailStructure& structure, const MailLimits& limits);

}  // namespace tix::format
