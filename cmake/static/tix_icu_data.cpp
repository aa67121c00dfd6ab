// An empty table of ICU data. Only other calendars and languages need what is missing.
#include <cstdint>

#include <unicode/udata.h>
#include <unicode/utypes.h>

namespace {

/// The layout of ICU's data in memory (udata.h, ucmndata.h): a header, then a table of contents.
struct DataTable {
  std::uint16_t header_size;
  std::uint8_t magic[2];
  UDataInfo info;
  std::uint8_t padding[8];
  std::uint32_t entries;
};

constexpr std::uint16_t kHeaderSize = 32;
static_assert(offsetof(DataTable, entries) == kHeaderSize);

}  // namespace

extern "C" {

/// ICU looks for it by this name, which holds the version.
extern const DataTable U_ICUDATA_ENTRY_POINT;
alignas(16) const DataTable U_ICUDATA_ENTRY_POINT = {
    .header_size = kHeaderSize,
    .magic = {0xda, 0x27},
    .info = {.size = sizeof(UDataInfo),
             .reservedWord = 0,
             .isBigEndian = U_IS_BIG_ENDIAN,
             .charsetFamily = U_CHARSET_FAMILY,
             .sizeofUChar = sizeof(UChar),
             .reservedByte = 0,
             .dataFormat = {'T', 'o', 'C', 'P'},
             .formatVersion = {1, 0, 0, 0},
             .dataVersion = {0, 0, 0, 0}},
    .padding = {},
    .entries = 0,
};
}
