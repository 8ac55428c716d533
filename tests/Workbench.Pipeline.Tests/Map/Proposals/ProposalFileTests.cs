using Workbench.Core.Errors;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching;
using Workbench.Pipeline.Map.Matching.Values;
using Workbench.Pipeline.Map.Proposals;

namespace Workbench.Pipeline.Tests.Map.Proposals;

public sealed class ProposalFileTests : IDisposable
{
    private static readonly MappingProposals Proposals = new(
        "ivinex-intercom",
        "00ff",
        [
            new("contacts", "tier", ProposalBasis.Creation, "mig_c_tier", null, ["no existing field fits"], [new("level", 0.4, ["both hold single words"])], true,
                new NewField("mig_c_tier", "Tier", FieldType.Choice, ["gold"])),
        ],
        [new("tickets", "status", "state", [], [new UnmappedValue("Zebra", ["open"])], true)],
        [new("7", "Ada", null, "d1", 0.9, "the same words")],
        []);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("proposal-tests-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(folder.FullName, ProposalFile.FileName);

    [Fact]
    public async Task Read_WhatWasWritten_IsTheSameAndWritesTheSameBytes()
    {
        await ProposalFile.WriteAsync(Path, Proposals, Cancellation);
        var first = await File.ReadAllTextAsync(Path, Cancellation);

        await ProposalFile.WriteAsync(Path, await ProposalFile.ReadAsync(Path, Cancellation), Cancellation);

        Assert.Equal(first, await File.ReadAllTextAsync(Path, Cancellation));
        Assert.Contains("\"suggested\": \"d1\"", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_NoFile_SaysWhichCellWritesIt()
    {
        var error = await Assert.ThrowsAsync<PlanException>(() => ProposalFile.ReadAsync(Path, Cancellation));

        Assert.Contains("notebook 03", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("{}", "holds no proposals")]
    public async Task Read_DamagedFile_SaysWhereAndWhatToDo(string text, string expected)
    {
        await File.WriteAllTextAsync(Path, text, Cancellation);

        var error = await Assert.ThrowsAsync<PlanException>(() => ProposalFile.ReadAsync(Path, Cancellation));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("propose again", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProposalBasis.Existing, 0.93, false, ProposalBand.VeryLikely)]
    [InlineData(ProposalBasis.Existing, 0.7, false, ProposalBand.Likely)]
    [InlineData(ProposalBasis.Existing, 0.69, false, ProposalBand.Possible)]
    [InlineData(ProposalBasis.Creation, null, true, ProposalBand.Abstained)]
    [InlineData(ProposalBasis.Rule, null, true, ProposalBand.Abstained)]
    [InlineData(ProposalBasis.Role, null, false, ProposalBand.Known)]
    public void Band_OfAProposal_IsByScore(ProposalBasis basis, double? score, bool abstained, ProposalBand expected) =>
        Assert.Equal(expected, new ProposedField("o", "s", basis, "d", score, [], [], abstained).Band());

    public void Dispose() => folder.Delete(recursive: true);
}
