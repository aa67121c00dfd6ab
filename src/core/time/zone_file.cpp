// Reads one TZif file. The date-tz library lists the whole zone tree first (1.2 ms, 5 ms from a cold disk)
// and ignores the footer. Reading a single file takes about 10 us, and almost every command needs a zone.
#include "core/time/zone_file.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace tix {
namespace {

constexpr std::array kFolders{"/usr/share/zoneinfo/", "/usr/lib/zoneinfo/", "/usr/share/lib/zoneinfo/",
                              "/etc/zoneinfo/"};
constexpr std::size_t kHeaderSize = 44;
constexpr std::size_t kTypeSize = 6;  // offset 4, summer flag 1, name index 1

/// Returns the big-endian two's complement number in `Size` bytes. The caller has checked that they exist.
template <std::size_t Size>
std::int64_t number_at(std::string_view bytes, std::size_t at) {
  std::uint64_t value = (static_cast<unsigned char>(bytes[at]) & 0x80U) != 0 ? ~std::uint64_t{0} : 0;
  for (std::size_t i = 0; i < Size; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return static_cast<std::int64_t>(value);
}

/// The counts of a header, in the order of the file (RFC 9636, section 3.1).
struct Header {
  std::uint64_t utc_flags, standard_flags, leaps, changes, types, name_bytes;

  /// Returns the size in bytes of the data block that follows, with times of `time_size` bytes each.
  std::uint64_t data_size(std::uint64_t time_size) const {
    return changes * (time_size + 1) + types * kTypeSize + name_bytes + leaps * (time_size + 4) +
           standard_flags + utc_flags;
  }
};

std::optional<Header> header_at(std::string_view bytes, std::size_t at) {
  if (bytes.size() < at + kHeaderSize || bytes.substr(at, 4) != "TZif" || bytes[at + 4] < '2') {
    return std::nullopt;
  }
  std::array<std::uint64_t, 6> counts{};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    counts[i] = static_cast<std::uint64_t>(number_at<4>(bytes, at + 20 + 4 * i)) & 0xffffffffU;
  }
  return Header{counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]};
}

}  // namespace

std::optional<std::string> read_zone_data(const std::string& path) {
  for (const auto* folder : kFolders) {
    const auto file_name = folder + path;
    std::error_code missing;
    if (!std::filesystem::is_regular_file(file_name, missing)) continue;
    std::ifstream file(file_name, std::ios::binary);
    std::string bytes(std::filesystem::file_size(file_name, missing), '\0');
    if (file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return bytes;
  }
  return std::nullopt;
}

// Every offset is checked against the size of the file before it is read, and changes must be in ascending
// order: a damaged file must be reported, not give wrong due dates.
std::optional<ZoneFile> parse_zone_file(std::string_view bytes) {
  // The first block has 32-bit times for old programs. The second repeats all of it in 64 bits.
  const auto old_header = header_at(bytes, 0);
  if (!old_header) return std::nullopt;
  const auto second = kHeaderSize + old_header->data_size(4);
  if (second > bytes.size()) return std::nullopt;
  const auto header = header_at(bytes, second);
  if (!header || header->leaps != 0 || header->types == 0) return std::nullopt;
  const auto data = second + kHeaderSize;
  const auto footer = data + header->data_size(8);
  if (footer >= bytes.size() || bytes[footer] != '\n') return std::nullopt;
  const auto footer_end = bytes.find('\n', footer + 1);
  if (footer_end == std::string_view::npos) return std::nullopt;

  const auto indexes = data + header->changes * 8;
  const auto types = indexes + header->changes;
  const auto offset_of = [&](std::uint64_t type) {
    return static_cast<std::int32_t>(number_at<4>(bytes, types + type * kTypeSize));
  };
  ZoneFile file;
  file.initial_offset = offset_of(0);
  file.changes.reserve(header->changes);
  for (std::uint64_t i = 0; i < header->changes; ++i) {
    const auto type = static_cast<unsigned char>(bytes[indexes + i]);
    const auto at = number_at<8>(bytes, data + i * 8);
    if (type >= header->types || (i > 0 && at <= file.changes.back().at)) return std::nullopt;
    file.changes.push_back({at, offset_of(type)});
  }
  file.footer = bytes.substr(footer + 1, footer_end - footer - 1);
  return file;
}

}  // namespace tix
