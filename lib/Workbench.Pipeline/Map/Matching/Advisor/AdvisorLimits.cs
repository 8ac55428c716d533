namespace Workbench.Pipeline.Map.Matching.Advisor;

/// <summary>What one run of the advisor may cost. Whatever is not asked because of it keeps the order it had.</summary>
/// <param name="Calls">Fields asked about at most.</param>
/// <param name="Tokens">Tokens in and out at most, as the endpoint counts them; where it does not, three characters count as one.</param>
/// <param name="Timeout">Longest wait for one answer; 20 seconds by default.</param>
/// <param name="Candidates">Candidates shown for one field, best first; 5 by default.</param>
public sealed record AdvisorLimits(int Calls = 60, long Tokens = 60_000, TimeSpan? Timeout = null, int Candidates = 5)
{
    public TimeSpan Patience => Timeout ?? TimeSpan.FromSeconds(20);
}
