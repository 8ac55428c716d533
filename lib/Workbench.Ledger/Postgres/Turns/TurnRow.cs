using Npgsql;

namespace Workbench.Ledger.Postgres.Turns;

/// <summary>The statements about one turn. All times are the server's.</summary>
internal sealed class TurnRow(string name, string holder)
{
    /// <summary>Who had it last leaves it to others who want it.</summary>
    private const string Take =
        """
        INSERT INTO turn AS known (name, token, holder, until, wanted) VALUES ($1, 1, $2, clock_timestamp() + $3, '-infinity')
        ON CONFLICT (name) DO UPDATE SET token = known.token + 1, holder = $2, until = clock_timestamp() + $3, wanted = '-infinity'
        WHERE known.until < clock_timestamp() AND (known.holder <> $2 OR known.wanted < clock_timestamp())
        RETURNING token
        """;

    private const string Wish = "UPDATE turn SET wanted = clock_timestamp() + interval '1 second' WHERE name = $1 AND holder <> $2";
    private const string Renew = "UPDATE turn SET until = clock_timestamp() + $3 WHERE name = $1 AND token = $2 RETURNING wanted > clock_timestamp()";
    private const string Release = "UPDATE turn SET until = '-infinity' WHERE name = $1 AND token = $2";

    private long? token;

    /// <returns>Null where it is somebody else's; else whether anybody else may have had it since it was last taken here.</returns>
    public async Task<bool?> TakeAsync(NpgsqlConnection open)
    {
        await using var command = Command(Take, open, Text(name), Text(holder), Length());
        if (await command.ExecuteScalarAsync() is not long taken)
        {
            return null;
        }

        var isNew = taken != token + 1;
        token = taken;
        return isNew;
    }

    public async Task WishAsync(NpgsqlConnection open)
    {
        await using var command = Command(Wish, open, Text(name), Text(holder));
        await command.ExecuteNonQueryAsync();
    }

    /// <returns>Whether others want it; null where it is somebody else's by now.</returns>
    public async Task<bool?> RenewAsync(NpgsqlConnection open)
    {
        await using var command = Command(Renew, open, Text(name), Token(), Length());
        return await command.ExecuteScalarAsync() as bool?;
    }

    public async Task ReleaseAsync(NpgsqlConnection open)
    {
        await using var command = Command(Release, open, Text(name), Token());
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlParameter Token() => new NpgsqlParameter<long> { TypedValue = token!.Value };

    private static NpgsqlParameter Text(string text) => new NpgsqlParameter<string> { TypedValue = text };

    private static NpgsqlParameter Length() => new NpgsqlParameter<TimeSpan> { TypedValue = PostgresTurn.Length };

    private static NpgsqlCommand Command(string sql, NpgsqlConnection open, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlCommand(sql, open);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
