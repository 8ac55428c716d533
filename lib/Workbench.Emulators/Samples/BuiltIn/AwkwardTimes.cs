namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>Times around the changes of the clock in America/New_York.</summary>
internal static class AwkwardTimes
{
    /// <summary>For the second to fifth message: spring forward, then 01:30 two times (in summer and in winter time), then later.</summary>
    public static DateTimeOffset[] Instants { get; } =
    [
        new(2024, 3, 10, 7, 30, 0, TimeSpan.Zero),
        new(2024, 11, 3, 5, 30, 0, TimeSpan.Zero),
        new(2024, 11, 3, 6, 30, 0, TimeSpan.Zero),
        new(2024, 11, 3, 7, 0, 0, TimeSpan.Zero),
    ];

    /// <summary>No clock in New York ever showed this time; a person typed it into the first of these messages.</summary>
    public static DateTime InTheGap { get; } = new(2024, 3, 10, 2, 30, 0, DateTimeKind.Unspecified);
}
