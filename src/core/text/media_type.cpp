// One table for both directions: the first row that fits counts.
#include "tix/text/media_type.hpp"

#include "tix/text/ascii.hpp"

#include <algorithm>
#include <array>

namespace tix {
namespace {

struct MediaType {
  std::string_view type;
  std::string_view ending;
};
constexpr std::array kMediaTypes = {
    MediaType{"image/png", "png"},
    MediaType{"image/jpeg", "jpg"},
    MediaType{"image/jpg", "jpg"},
    MediaType{"image/gif", "gif"},
    MediaType{"image/webp", "webp"},
    MediaType{"image/heic", "heic"},
    MediaType{"image/bmp", "bmp"},
    MediaType{"image/tiff", "tiff"},
    MediaType{"image/svg+xml", "svg"},
    MediaType{"audio/mpeg", "mp3"},
    MediaType{"audio/ogg", "ogg"},
    MediaType{"audio/amr", "amr"},
    MediaType{"video/mp4", "mp4"},
    MediaType{"text/plain", "txt"},
    MediaType{"text/html", "html"},
    MediaType{"text/csv", "csv"},
    MediaType{"text/calendar", "ics"},
    MediaType{"text/vcard", "vcf"},
    MediaType{"application/pdf", "pdf"},
    MediaType{"application/zip", "zip"},
    MediaType{"application/json", "json"},
    MediaType{"application/ms-tnef", "dat"},
    MediaType{"application/pgp-signature", "asc"},
    MediaType{"application/pkcs7-signature", "p7s"},
    MediaType{"application/x-pkcs7-signature", "p7s"},
    MediaType{"application/pkcs7-mime", "p7m"},
    MediaType{"message/rfc822", "eml"},
    MediaType{"message/delivery-status", "txt"},
    MediaType{"image/jpeg", "jpeg"},
    MediaType{"text/html", "htm"},
    MediaType{"text/plain", "log"},
    MediaType{"text/plain", "md"},
    MediaType{"application/xml", "xml"},
    MediaType{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    MediaType{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    MediaType{"application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"},
    MediaType{"application/vnd.oasis.opendocument.text", "odt"},
    MediaType{"application/vnd.oasis.opendocument.spreadsheet", "ods"},
    MediaType{"application/msword", "doc"},
    MediaType{"application/vnd.ms-excel", "xls"},
    MediaType{"application/gzip", "gz"},
    MediaType{"application/x-tar", "tar"},
    MediaType{"video/webm", "webm"},
    MediaType{"video/quicktime", "mov"},
    MediaType{"audio/wav", "wav"},
    MediaType{"audio/mp4", "m4a"}};

}  // namespace

std::string_view media_type_of(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  const std::string_view ending = dot == std::string_view::npos ? "" : file_name.substr(dot + 1);
  const auto row = std::ranges::find_if(
      kMediaTypes, [&](const MediaType& known) { return equal_without_case(known.ending, ending); });
  return row == kMediaTypes.end() ? "application/octet-stream" : row->type;
}

std::string_view ending_of_type(std::string_view type) {
  const auto row = std::ranges::find(kMediaTypes, type, &MediaType::type);
  return row == kMediaTypes.end() ? "bin" : row->ending;
}

}  // namespace tix
