/* The practical limit: workloads W1 and W2 as a table of stages, played in C.
 *
 * What makes it fast: events of the current stretch of time in a 4-ary heap whose families fill a cache line and are
 * compared without branches; the root stays a hole while its event is carried out, so that most events cost one sift;
 * later events lie unsorted, one bucket for each stretch; records of customers are 32 bytes and used again.
 * What it keeps: every draw has an address (customer, visit, purpose) and is one uniform number through an inverse CDF.
 * Build and run: gcc -O3 -march=native -ffp-contract=off tuned.c -o tuned -lm && ./tuned W2 --customers 109500 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { STAGES = 6, WAYS = 3, CLASSES = 2, NOBODY = -1, OUT = -1 };
enum { WORK, WAY, PATIENCE, GAP }; /* what a draw decides */
static const uint64_t GOLDEN = 0x9E3779B97F4A7C15u;

typedef struct { double log_mean, log_sd, mean; } Law;           /* lognormal; exponential if log_sd is 0 */
typedef struct { double below; int next, class, won; } Way;      /* taken if the draw lies below */
typedef struct { int people, ways; Law work; double patience; Way way[WAYS]; } Stage; /* no people: a delay */
typedef struct { uint64_t key; double joined; int32_t next; uint32_t visit; int16_t stage, class; int32_t waits; } Customer;
typedef struct { int free, head[CLASSES], tail[CLASSES]; long served, ended; double waited; } Desk;
typedef struct { double time; int32_t who; uint32_t visit; } Event; /* the top bit of visit: patience ends */
typedef struct { Event *event; long count, room; } Bucket;
static const uint32_t IMPATIENT = 1u << 31;

static Stage stage[STAGES];
static Desk desk[STAGES];
static int stages;
static double gap, horizon, stretch; /* between arrivals; of the run; of one bucket */

/* ---- draws ------------------------------------------------------------------------------------------------------ */

static inline uint64_t mix(uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static inline double uniform(uint64_t key, uint64_t visit, int purpose) {
    return ((double)(int64_t)(mix(key + (4 * visit + purpose + 1) * GOLDEN) >> 12) + 0.5) * 0x1p-52;
}

static inline double ratio(const double *above, const double *below, double r) {
    double a = above[0], b = below[0];
    for (int i = 1; i < 8; i++) { a = a * r + above[i]; b = b * r + below[i]; }
    return a / b;
}

/* Wichura (1988), algorithm AS 241, coefficients from the highest power down. */
static double normal(double u) {
    static const double centre[2][8] = {
        {2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
         13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608},
        {5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
         5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0}};
    static const double near[2][8] = {
        {7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
         3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734},
        {1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
         0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0}};
    static const double far[2][8] = {
        {2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
         0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772},
        {2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
         0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0}};
    double q = u - 0.5;
    if (fabs(q) <= 0.425) return q * ratio(centre[0], centre[1], 0.180625 - q * q);
    double r = sqrt(-log(q < 0 ? u : 1 - u));
    double z = r <= 5 ? ratio(near[0], near[1], r - 1.6) : ratio(far[0], far[1], r - 5);
    return q < 0 ? -z : z;
}

static inline double sample(const Law *law, double u) {
    return law->log_sd == 0 ? -law->mean * log(1 - u) : exp(law->log_mean + law->log_sd * normal(u));
}

/* ---- the calendar ----------------------------------------------------------------------------------------------- */

static Event *heap; /* heap[0] is next; the family of i is 4i + 1 ... 4i + 4 */
static long heaped, heap_room, bucket_now;
static int hole; /* the root's event is being carried out: the first new event takes its place */
static double near_end;
static Bucket *bucket;

static void *more(void *old, size_t size) {
    void *found = realloc(old, size);
    if (!found) { fputs("no memory left\n", stderr); exit(1); }
    return found;
}

static void widen_heap(void) { /* families begin at 1, 5, 9, ...: three events before them make each one cache line */
    long room = heap_room ? 2 * heap_room : 1024;
    Event *wide = aligned_alloc(64, sizeof(Event) * (room + 4));
    if (!wide) { fputs("no memory left\n", stderr); exit(1); }
    if (heap) { memcpy(wide + 3, heap, sizeof(Event) * heaped); free(heap - 3); }
    heap = wide + 3;
    heap_room = room;
}

static inline void sift_down(Event new) {
    long i = 0, child;
    while ((child = 4 * i + 1) + 3 < heaped) {
        const Event *e = heap + child;
        long a = e[1].time < e[0].time, b = 2 + (e[3].time < e[2].time);
        long least = e[b].time < e[a].time ? b : a;
        if (e[least].time >= new.time) { heap[i] = new; return; }
        heap[i] = e[least];
        i = child + least;
    }
    if (child < heaped) {
        long least = child;
        for (long k = child + 1; k < heaped; k++) if (heap[k].time < heap[least].time) least = k;
        if (heap[least].time < new.time) { heap[i] = heap[least]; i = least; }
    }
    heap[i] = new;
}

static inline void push(Event new) {
    if (hole) { hole = 0; sift_down(new); return; }
    if (heaped == heap_room) widen_heap();
    long i = heaped++;
    for (long parent; i > 0 && new.time < heap[parent = (i - 1) / 4].time; i = parent) heap[i] = heap[parent];
    heap[i] = new;
}

static inline void plan(double time, int who, uint32_t visit) {
    Event new = {time, who, visit};
    if (time < near_end) { push(new); return; }
    if (time >= horizon) return;
    Bucket *later = bucket + (long)(time / stretch);
    if (later->count == later->room) {
        later->room = later->room ? 2 * later->room : 16;
        later->event = more(later->event, sizeof(Event) * later->room);
    }
    later->event[later->count++] = new;
}

static inline void close_hole(void) {
    if (!hole) return;
    hole = 0;
    if (--heaped > 0) sift_down(heap[heaped]);
}

static void next_stretch(void) {
    near_end = (++bucket_now + 1) * stretch;
    Bucket *now = bucket + bucket_now;
    for (long i = 0; i < now->count; i++) push(now->event[i]);
    now->count = 0;
}

/* ---- customers -------------------------------------------------------------------------------------------------- */

static Customer *customer;
static int used, room, spare;

static int born(uint64_t key) {
    int who = spare;
    if (who != NOBODY) spare = customer[who].next;
    else {
        if (used == room) customer = more(customer, sizeof(Customer) * (room = room ? 2 * room : 4096));
        who = used++;
        customer[who].visit = 0;
    }
    customer[who].key = key;
    customer[who].class = CLASSES - 1;
    return who;
}

static inline void leave(int who) { customer[who].next = spare; spare = who; }

static inline void start(int who, int at, double now) {
    Customer *c = customer + who;
    desk[at].served++;
    desk[at].waited += now - c->joined;
    c->waits = 0;
    plan(now + sample(&stage[at].work, uniform(c->key, c->visit, WORK)), who, c->visit);
}

static inline void join(int who, int at, double now) {
    Customer *c = customer + who;
    Desk *d = desk + at;
    c->joined = now;
    c->stage = at;
    c->visit = (c->visit + 1) & ~IMPATIENT;
    if (stage[at].people == 0) { start(who, at, now); return; }
    if (d->free > 0) { d->free--; start(who, at, now); return; }
    c->next = NOBODY;
    c->waits = 1;
    if (d->tail[c->class] == NOBODY) d->head[c->class] = who; else customer[d->tail[c->class]].next = who;
    d->tail[c->class] = who;
    if (stage[at].patience > 0)
        plan(now - stage[at].patience * log(1 - uniform(c->key, c->visit, PATIENCE)), who, c->visit | IMPATIENT);
}

static inline void next_in_line(int at, double now) {
    Desk *d = desk + at;
    for (int class = 0; class < CLASSES; class++)
        while (d->head[class] != NOBODY) {
            int who = d->head[class];
            d->head[class] = customer[who].next;
            if (d->head[class] == NOBODY) d->tail[class] = NOBODY;
            if (customer[who].waits) { start(who, at, now); return; }
            leave(who); /* had given up */
        }
    d->free++;
}

/* The end of work or of a delay; the number of sales won by it. */
static inline int finish(int who, double now) {
    Customer *c = customer + who;
    int at = c->stage;
    const Way *way = stage[at].way;
    desk[at].ended++;
    if (stage[at].people > 0) next_in_line(at, now);
    if (stage[at].ways > 1) for (double u = uniform(c->key, c->visit, WAY); u >= way->below; way++) {}
    c->class = way->class;
    if (way->next == OUT) leave(who); else join(who, way->next, now);
    return way->won;
}

/* ---- a run ------------------------------------------------------------------------------------------------------ */

typedef struct { long came, gave_up, won; } Tally;

static void prepare(void) {
    heaped = hole = used = bucket_now = 0;
    spare = NOBODY;
    for (int s = 0; s < stages; s++) {
        desk[s] = (Desk){.free = stage[s].people};
        for (int class = 0; class < CLASSES; class++) desk[s].head[class] = desk[s].tail[class] = NOBODY;
    }
    if (!heap) widen_heap();
    near_end = isinf(horizon) ? INFINITY : stretch;
    if (!isinf(horizon) && !bucket) {
        long buckets = (long)(horizon / stretch) + 2;
        bucket = memset(more(NULL, buckets * sizeof(Bucket)), 0, buckets * sizeof(Bucket));
    }
}

static void next_event(Tally *t) {
    Event e = heap[0];
    hole = 1;
    if (!(e.visit & IMPATIENT)) t->won += finish(e.who, e.time);
    else if (customer[e.who].waits && customer[e.who].visit == (e.visit & ~IMPATIENT)) {
        customer[e.who].waits = 0;
        t->gave_up++;
    }
    close_hole();
}

static Tally run(uint64_t seed, long most) {
    Tally t = {0, 0, 0};
    prepare();
    uint64_t all = mix(mix(seed + GOLDEN)), key = mix(all + GOLDEN);
    double arrival = -gap * log(1 - uniform(key, 0, GAP));
    for (;;) {
        int arrives = heaped == 0 || arrival < heap[0].time;
        double now = arrives ? arrival : heap[0].time;
        if (now >= near_end) {
            if (near_end >= horizon) return t;
            next_stretch();
            continue;
        }
        if (now >= horizon) return t;
        if (!arrives) { next_event(&t); continue; }
        int who = born(key);
        if (++t.came < most) {
            key = mix(all + (uint64_t)(t.came + 1) * GOLDEN);
            arrival = now - gap * log(1 - uniform(key, 0, GAP));
        } else arrival = INFINITY;
        join(who, 0, now);
    }
}

/* ---- the workloads ---------------------------------------------------------------------------------------------- */

static Law lognormal(double mean, double cv) {
    double variance = log(1 + cv * cv);
    return (Law){log(mean) - variance / 2, sqrt(variance), mean};
}

static Law exponential(double mean) { return (Law){0, 0, mean}; }

static void one_queue(void) {
    stages = 1;
    gap = 1 / 7.2;
    stage[0] = (Stage){8, 1, exponential(1), 0, {{1, OUT, 1, 0}}};
}

static void conveyor(int hunters) {
    enum { CALL, THINK, HUNT, PROC, CYCLE, FARM };
    stages = 6;
    gap = 1 / 300.0;
    stretch = 0.125;
    stage[CALL] = (Stage){5, 2, lognormal(0.0145, 0.6), 0.03, {{0.45, THINK, 1, 0}, {1, OUT, 1, 0}}};
    stage[THINK] = (Stage){0, 1, exponential(2), 0, {{1, HUNT, 1, 0}}};
    stage[HUNT] = (Stage){hunters, 2, lognormal(0.048, 0.8), 0, {{0.35, PROC, 1, 0}, {1, OUT, 1, 0}}};
    stage[PROC] = (Stage){3, 3, lognormal(0.05, 0.7), 0, {{0.2, HUNT, 0, 0}, {0.6, CYCLE, 1, 1}, {1, OUT, 1, 0}}};
    stage[CYCLE] = (Stage){0, 1, lognormal(30, 0.3), 0, {{1, FARM, 1, 0}}};
    stage[FARM] = (Stage){6, 2, lognormal(0.014, 0.5), 0, {{0.05, OUT, 1, 0}, {1, CYCLE, 1, 0}}};
}

static double wait_at(int s) { return desk[s].served ? desk[s].waited / desk[s].served : 0; }

static void answer(int conveys, Tally t, const char *before) {
    if (!conveys) { printf("%s{\"wait\": %.9g}", before, wait_at(0)); return; }
    printf("%s{\"call\": %.9g, \"hunt\": %.9g, \"proc\": %.9g, \"farm\": %.9g, \"abandoned\": %.9g, \"wins\": %ld}",
           before, wait_at(0), wait_at(2), wait_at(3), wait_at(5), (double)t.gave_up / t.came, t.won);
}

static long asked(int count, char **words, const char *name, long otherwise) {
    for (int i = 2; i + 1 < count; i++) if (!strcmp(words[i], name)) return atol(words[i + 1]);
    return otherwise;
}

static double peak_mib(void) { /* of this program alone; -1 where the system does not tell */
    char line[256];
    long kib = -1024;
    FILE *status = fopen("/proc/self/status", "r");
    while (status && fgets(line, sizeof line, status)) sscanf(line, "VmHWM: %ld", &kib);
    if (status) fclose(status);
    return (double)kib / 1024;
}

int main(int count, char **words) {
    int conveys = count > 1 && !strcmp(words[1], "W2");
    long n = asked(count, words, "--customers", 10000), runs = asked(count, words, "--replications", 1);
    if (conveys) conveyor((int)asked(count, words, "--hunters", 8)); else one_queue();
    horizon = conveys ? n * gap : INFINITY;
    long came = 0, events = 0;
    double cpu = 0;
    printf("{\"answers\": [");
    for (long r = 0; r < runs; r++) {
        struct timespec from, to;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
        Tally t = run((uint64_t)(asked(count, words, "--seed", 1) + r), conveys ? INT64_MAX : n);
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
        cpu += (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec);
        came += t.came;
        events += t.came + t.gave_up;
        for (int s = 0; s < stages; s++) events += desk[s].ended;
        answer(conveys, t, r ? ", " : "");
    }
    printf("], \"cpu_s\": %.6f, \"customers\": %ld, \"events\": %ld, \"peak_mib\": %.1f}\n", cpu, came, events,
           peak_mib());
    return 0;
}
