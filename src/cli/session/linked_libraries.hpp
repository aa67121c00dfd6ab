// What is linked into tix, and under which licences. The tables are made by the build
// (cmake/EmbedLicences.cmake).
#pragma once

#include <span>
#include <string_view>

namespace tix::cli {

/// A library of which tix holds a copy.
struct LinkedLibrary {
  std::string_view name;
  std::string_view version;  ///< of the Debian package, with its revision: that says which fixes are in it
  std::string_view licence;
  std::string_view terms;  ///< the package's copyright file
};
std::span<const LinkedLibrary> linked_libraries();

/// A licence that the terms refer to by name.
struct LicenceText {
  std::string_view name;
  std::string_view text;
};
std::span<const LicenceText> licence_texts();

/// The licence of tix itself.
std::string_view own_licence();

}  // namespace tix::cli
