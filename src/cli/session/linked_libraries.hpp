// The libraries linked into tix and their licences. The build makes the tables (cmake/EmbedLicences.cmake).
#pragma once

#include <span>
#include <string_view>

namespace tix::cli {

/// A library that is linked into tix.
struct LinkedLibrary {
  std::string_view name;
  std::string_view version;  ///< of the Debian package, with its revision, which tells the fixes it has
  std::string_view licence;
  std::string_view terms;  ///< the package's copyright file
};
std::span<const LinkedLibrary> linked_libraries();

/// A licence to which the terms refer by name.
struct LicenceText {
  std::string_view name;
  std::string_view text;
};
std::span<const LicenceText> licence_texts();

/// Returns the licence of tix itself.
std::string_view own_licence();

}  // namespace tix::cli
