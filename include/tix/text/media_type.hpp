// Media types of files, by the endings of their names.
#pragma once

#include <string_view>

namespace tix {

/// Returns the media type of a file with this name, such as `image/png`. Endings are compared without case.
/// An unknown ending: `application/octet-stream`.
std::string_view media_type_of(std::string_view file_name);

/// Returns the ending that belongs to a media type in lower case, such as `png`. An unknown type: `bin`.
std::string_view ending_of_type(std::string_view type);

}  // namespace tix
