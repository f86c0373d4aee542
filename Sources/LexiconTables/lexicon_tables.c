#include "lexicon_tables.h"

static const unsigned char countries[] = {
#embed "tables/countries.txt"
};
static const unsigned char facts[] = {
#embed "tables/facts.txt"
};
static const unsigned char cue_verbs[] = {
#embed "tables/cue_verbs.txt"
};
static const unsigned char names_by_hand[] = {
#embed "tables/names_by_hand.txt"
};
static const unsigned char given_names[] = {
#embed "tables/given_names.txt"
};
static const unsigned char cities[] = {
#embed "tables/cities.txt"
};
_Alignas(64) static const unsigned char compiled[] = {
#embed "tables/lexicon.bin"
};

const void *gloss_lexicon_text(size_t number, size_t *length) {
  switch (number) {
    case 0: *length = sizeof countries; return countries;
    case 1: *length = sizeof facts; return facts;
    case 2: *length = sizeof cue_verbs; return cue_verbs;
    case 3: *length = sizeof names_by_hand; return names_by_hand;
    case 4: *length = sizeof given_names; return given_names;
    case 5: *length = sizeof cities; return cities;
    default: *length = 0; return facts;
  }
}

const void *gloss_lexicon_compiled(size_t *length) {
  *length = sizeof compiled;
  return compiled;
}
