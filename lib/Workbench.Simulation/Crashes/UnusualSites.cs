namespace Workbench.Simulation.Crashes;

/// <summary>
/// Journal writes that few seeds come by. Points that are drawn beforehand would hardly ever meet one, so a process dies at the first two
/// of each that its seed meets: once before and once after the write became durable.
/// </summary>
/// <param name="isDurableFirst">Whether the first of the two deaths is the one after.</param>
internal sealed class UnusualSites(bool isDurableFirst)
{
    private const int DeathsPerSite = 2;
    private const int MostDeaths = 2;

    private readonly Dictionary<CrashSite, int> met = [];
    private int deaths;

    /// <returns>The point at which the process dies now, or null.</returns>
    public CrashPoint? Meet(CrashSite site)
    {
        var earlier = met.GetValueOrDefault(site);
        if (UsualSites.Has(site) || earlier == DeathsPerSite || deaths == MostDeaths)
        {
            return null;
        }

        met[site] = earlier + 1;
        deaths++;
        return new CrashPoint(site.Change, site.Kind, 1, (earlier == 0) == isDurableFirst);
    }
}
