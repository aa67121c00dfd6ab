// Owners of what GLib and GMime hand out.
#pragma once

#include <memory>

#include <gmime/gmime.h>

namespace tix::format {

struct GlibFree {
  void operator()(GObject* object) const { g_object_unref(object); }
  void operator()(GMimeStream* stream) const { g_object_unref(stream); }
  void operator()(GMimeFilter* filter) const { g_object_unref(filter); }
  void operator()(GMimeContentType* type) const { g_object_unref(type); }
  void operator()(GMimeContentDisposition* disposition) const { g_object_unref(disposition); }
  void operator()(InternetAddressList* list) const { g_object_unref(list); }
  void operator()(GMimeParserOptions* options) const { g_mime_parser_options_free(options); }
  void operator()(GChecksum* checksum) const { g_checksum_free(checksum); }
  void operator()(GDateTime* time) const { g_date_time_unref(time); }
  void operator()(gchar* text) const { g_free(text); }
};

template <class Object>
using GlibOwned = std::unique_ptr<Object, GlibFree>;

}  // namespace tix::format
