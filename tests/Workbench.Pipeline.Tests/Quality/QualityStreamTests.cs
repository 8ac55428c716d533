using System.Globalization;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Quality;
using Workbench.Pipeline.Quality.Duplicates;
using Workbench.Tests.Shared;
using static Workbench.Pipeline.Tests.Quality.QualityBed;

namespace Workbench.Pipeline.Tests.Quality;

/// <summary>Memory of the profile does not follow the number of records: the second half of a large account adds nothing to it.</summary>
public sealed class QualityStreamTests(ITestOutputHelper output)
{
    private const long MostGrowthBytes = 12_000_000;

    [Fact]
    public void Add_ManyRecords_KeepsTheMemoryOfHalfOfThem()
    {
        var records = LongTests.AreWanted ? 400_000 : 30_000;
        var scratch = Directory.CreateTempSubdirectory("quality-stream-");
        var started = TimeProvider.System.GetTimestamp();
        var log = new FindingLog(FieldFates.Unknown);
        var meter = new ObjectMeter("contacts", null);
        long half = 0;
        using (var duplicates = new DuplicateChecks(log, scratch.FullName))
        {
            var values = new ValueChecks(log, new DateChecks(Now, QualityOptions.DefaultSince), FieldFates.Unknown);
            for (var id = 0; id < records; id++)
            {
                var record = Contact(id);
                meter.Add(record);
                duplicates.Add(record);
                foreach (var field in record.Fields)
                {
                    values.Check(record, field);
                }

                half = id == records / 2 ? GC.GetTotalMemory(forceFullCollection: true) : half;
            }

            var growth = GC.GetTotalMemory(forceFullCollection: true) - half;
            output.WriteLine($"{records:N0} records: {growth:N0} bytes more than after half of them ({half:N0})");
            Assert.True(growth < MostGrowthBytes, $"{growth:N0} bytes more after the second half.");
            duplicates.Finish(TestContext.Current.CancellationToken);
        }

        output.WriteLine($"{TimeProvider.System.GetElapsedTime(started)}, findings: {string.Join(", ", log.Findings().Select(found => $"{found.Id} {found.Count}"))}");
        scratch.Delete(recursive: true);
        var names = meter.Profile().Fields.Single(field => field.Name == "note");
        Assert.True(names.IsDistinctEstimated);
        Assert.InRange(names.Distinct, records * 0.97, records * 1.03);
        Assert.Equal(records / 2, log.Findings().Single(found => found.Code == Core.Planning.ReasonCode.DuplicateEmail).Count);
    }

    /// <summary>The email of every contact is there twice; everything else differs.</summary>
    private static CanonicalRecord Contact(int id)
    {
        var number = id.ToString(CultureInfo.InvariantCulture);
        return new CanonicalRecord(
            new RecordKey("ivinex", Kind.Contact, number.PadLeft(8, '0')),
            "contacts",
            [
                Text("name", $"{Word(id)} {Word(id * 7919)}", FieldRole.Name),
                Email($"{Word(id / 2)}{id / 2}@example.com"),
                Text("phone", $"+49 {id + 1_000_000_000L}", FieldRole.Phone),
                Text("note", $"note {number}"),
                Field("income", new FieldValue.Number(id), null, FieldType.Number),
                Field("created", new FieldValue.Instant(Now.AddMinutes(-id)), FieldRole.CreatedAt, FieldType.Instant),
            ],
            []);
    }

    private static string Word(long seed)
    {
        var letters = new char[8];
        for (var index = 0; index < letters.Length; index++)
        {
            seed = ((seed * 6364136223846793005L) + 1442695040888963407L) & long.MaxValue;
            letters[index] = (char)('a' + (seed >> 33) % 26);
        }

        return new string(letters);
    }
}
