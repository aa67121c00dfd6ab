// Reads parameters with GMime, which knows the continuations and character sets of RFC 2231.
#include "format/mail/part_head.hpp"

#include "format/mail/charset_name.hpp"
#include "format/mail/glib_owned.hpp"
#include "format/mail/header_text.hpp"
#include "format/text/utf8.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <gmime/gmime.h>

namespace tix::format {
namespace {

std::string parameter(GMimeParamList* list, const char* name) {
  const GMimeParam* const found = list == nullptr ? nullptr : g_mime_param_list_get_parameter(list, name);
  const char* const value =
      found == nullptr ? nullptr : g_mime_param_get_value(const_cast<GMimeParam*>(found));
  std::string valid;
  append_valid_utf8(valid, value == nullptr ? "" : value);
  return header_text(valid);
}

/// Returns the value with the character sets of `name*=gb2312''...` (RFC 2231) under the names that iconv
/// knows.
std::string with_known_charsets(std::string value) {
  for (std::size_t at = value.find("*="); at != std::string::npos; at = value.find("*=", at)) {
    at += 2;
    const std::size_t end = value.find_first_of("' ;", at);
    if (end == std::string::npos || value[end] != '\'') continue;
    const std::string name = iconv_name(std::string_view(value).substr(at, end - at));
    if (!name.empty()) value.replace(at, end - at, name);
  }
  return value;
}

/// Returns `type/subtype`, or an empty text if the value begins with none.
std::string media_type(std::string_view value) {
  const std::string_view type = tix::trimmed(value.substr(0, value.find_first_of("; \t,")));
  constexpr std::size_t kLongest = 255;  // RFC 6838, 4.2
  const std::size_t slash = type.find('/');
  const bool is_type = type.size() <= kLongest && slash != std::string_view::npos && slash > 0 &&
                       slash + 1 < type.size() && is_printable_ascii(type) &&
                       type.find('/', slash + 1) == std::string_view::npos;
  return is_type ? ascii_lower(type) : std::string{};
}

TransferEncoding transfer_encoding(std::string_view value) {
  static constexpr std::array<std::pair<std::string_view, TransferEncoding>, 12> kEncodings = {
      {{"", TransferEncoding::none},
       {"7bit", TransferEncoding::none},
       {"7-bit", TransferEncoding::none},
       {"8bit", TransferEncoding::none},
       {"8-bit", TransferEncoding::none},
       {"binary", TransferEncoding::none},
       {"base64", TransferEncoding::base64},
       {"quoted-printable", TransferEncoding::quoted_printable},
       {"quotedprintable", TransferEncoding::quoted_printable},
       {"x-uuencode", TransferEncoding::uuencode},
       {"x-uue", TransferEncoding::uuencode},
       {"uuencode", TransferEncoding::uuencode}}};
  const std::string name = ascii_lower(std::string_view(value).substr(0, value.find_first_of("; \t(")));
  const auto row = std::ranges::find(kEncodings, name, [](const auto& each) { return each.first; });
  return row == kEncodings.end() ? TransferEncoding::unknown : row->second;
}

}  // namespace

PartHead part_head(const HeaderBlock& headers, std::string_view default_type) {
  g_mime_init();
  PartHead head;
  GMimeParserOptions* const options = g_mime_parser_options_get_default();
  const std::string type = with_known_charsets(header_in_utf8_words(headers.first("content-type")));
  head.type = media_type(type);
  if (head.type.empty()) head.type = default_type;
  if (!type.empty()) {
    const GlibOwned<GMimeContentType> parsed(g_mime_content_type_parse(options, type.c_str()));
    GMimeParamList* const list = g_mime_content_type_get_parameters(parsed.get());
    head.charset = parameter(list, "charset");
    head.boundary = parameter(list, "boundary");
    head.report_type = ascii_lower(std::string_view(parameter(list, "report-type")));
    head.name = parameter(list, "name");
    head.is_flowed = equal_without_case(parameter(list, "format"), "flowed");
    head.deletes_space = equal_without_case(parameter(list, "delsp"), "yes");
  }
  const std::string disposition =
      with_known_charsets(header_in_utf8_words(headers.first("content-disposition")));
  if (!disposition.empty()) {
    const GlibOwned<GMimeContentDisposition> parsed(
        g_mime_content_disposition_parse(options, disposition.c_str()));
    const char* const value = g_mime_content_disposition_get_disposition(parsed.get());
    head.disposition = ascii_lower(std::string_view(value == nullptr ? "" : value));
    const std::string file = parameter(g_mime_content_disposition_get_parameters(parsed.get()), "filename");
    head.has_file_name = !file.empty();
    if (head.has_file_name) head.name = file;
  }
  head.encoding = transfer_encoding(header_line(headers.first("content-transfer-encoding")));
  return head;
}

}  // namespace tix::format
