#include "models.h"

// One table a function. 64-byte alignment lets the readers look at the numbers in place.
_Alignas(64) static const unsigned char tagger_bytes[] = {
#embed "tables/tagger.bin"
};
_Alignas(64) static const unsigned char parser_bytes[] = {
#embed "tables/parser.bin"
};
_Alignas(64) static const unsigned char classes_bytes[] = {
#embed "tables/classes.bin"
};
_Alignas(64) static const unsigned char names_bytes[] = {
#embed "tables/names.bin"
};
_Alignas(64) static const unsigned char attribution_bytes[] = {
#embed "tables/attribution.bin"
};

const void *gloss_model_tagger(size_t *length) {
  *length = sizeof tagger_bytes;
  return tagger_bytes;
}

const void *gloss_model_parser(size_t *length) {
  *length = sizeof parser_bytes;
  return parser_bytes;
}

const void *gloss_model_classes(size_t *length) {
  *length = sizeof classes_bytes;
  return classes_bytes;
}

const void *gloss_model_names(size_t *length) {
  *length = sizeof names_bytes;
  return names_bytes;
}

const void *gloss_model_attribution(size_t *length) {
  *length = sizeof attribution_bytes;
  return attribution_bytes;
}
