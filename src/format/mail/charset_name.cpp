// A table of names, and a filter for all others.
#include "format/mail/charset_name.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <gmime/gmime.h>

namespace tix::format {
namespace {

/// Names that iconv lacks, and sets that senders declare where they use a larger one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 61> kCharsets = {{
    {"us-ascii", "WINDOWS-1252"},
    {"ascii", "WINDOWS-1252"},
    {"ansi_x3.4-1968", "WINDOWS-1252"},
    {"iso-8859-1", "WINDOWS-1252"},
    {"iso8859-1", "WINDOWS-1252"},
    {"iso_8859-1", "WINDOWS-1252"},
    {"latin1", "WINDOWS-1252"},
    {"latin-1", "WINDOWS-1252"},
    {"cp1252", "WINDOWS-1252"},
    {"windows-1252", "WINDOWS-1252"},
    {"x-ansi", "WINDOWS-1252"},
    {"iso-8859-8-i", "WINDOWS-1255"},
    {"iso-8859-8", "WINDOWS-1255"},
    {"iso-8859-9", "WINDOWS-1254"},
    {"iso-8859-11", "WINDOWS-874"},
    {"tis-620", "WINDOWS-874"},
    {"windows-874", "CP874"},
    {"utf8", "UTF-8"},
    {"utf-8", "UTF-8"},
    {"utf-8-sig", "UTF-8"},
    {"unicode-1-1-utf-8", "UTF-8"},
    {"x-unicode-2-0-utf-8", "UTF-8"},
    {"utf8mb4", "UTF-8"},
    {"unicode-1-1-utf-7", "UTF-7"},
    {"x-unicode-2-0-utf-7", "UTF-7"},
    {"gb2312", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"gb-2312", "GB18030"},
    {"csgb2312", "GB18030"},
    {"euc-cn", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"cp936", "GB18030"},
    {"windows-936", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"big-5", "BIG5-HKSCS"},
    {"chinesebig5", "BIG5-HKSCS"},
    {"x-x-big5", "BIG5-HKSCS"},
    {"cp950", "BIG5-HKSCS"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"windows-31j", "CP932"},
    {"x-euc-jp", "EUC-JP-MS"},
    {"euc-jp", "EUC-JP-MS"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"iso-2022-jp-ms", "ISO-2022-JP"},
    {"cp50220", "ISO-2022-JP"},
    {"cp50221", "ISO-2022-JP"},
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
    {"ks_c_5601", "CP949"},
    {"ksc5601", "CP949"},
    {"x-windows-949", "CP949"},
    {"x-mac-roman", "MACINTOSH"},
    {"macroman", "MACINTOSH"},
    {"x-mac-cyrillic", "MAC-CYRILLIC"},
    {"x-mac-ce", "MAC-CENTRALEUROPE"},
    {"koi8-ru", "KOI8-U"},
    {"x-user-defined", "WINDOWS-1252"},
}};

}  // namespace

std::string iconv_name(std::string_view declared) {
  std::string name = ascii_lower(tix::trimmed(declared));
  std::erase_if(name, [](char c) { return c == '"' || c == '\''; });
  if (const std::size_t language = name.find('*'); language != std::string::npos) name.resize(language);
  const auto row = std::ranges::find(kCharsets, name, [](const auto& each) { return each.first; });
  if (row != kCharsets.end()) return std::string(row->second);
  // A slash would ask iconv for one of its options.
  const auto is_in_name = [](char c) { return g_ascii_isalnum(c) != 0 || c == '-' || c == '_' || c == '.'; };
  if (!std::ranges::all_of(name, is_in_name)) return {};
  std::ranges::transform(name, name.begin(), g_ascii_toupper);
  return name;
}

}  // namespace tix::format
