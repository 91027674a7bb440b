int nameless(void);
