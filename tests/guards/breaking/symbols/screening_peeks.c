int wn_pairs_get(void);
int wn_screening_peeks(void);
int wn_screening_peeks(void)
{
    return wn_pairs_get();
}
