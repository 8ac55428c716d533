using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>The stored users.</summary>
internal sealed class UserBook(GorgiasState state)
{
    private static readonly string[] Roles =
        ["admin", "agent", "basic-agent", "lite-agent", "observer-agent", "bot", "internal-agent"];

    public static BodyShape Shape { get; } = new()
    {
        ["email"] = FieldRules.Email.Required,
        ["name"] = FieldRules.Text(255, 1).Required,
        ["role"] = FieldRules.Object(new BodyShape { ["name"] = FieldRules.OneOf(Roles).Required, ["id"] = FieldRules.Whole() }).Required,
        ["bio"] = FieldRules.Text(),
        ["country"] = FieldRules.Text(2, 2),
        ["external_id"] = FieldRules.Text(255),
        ["language"] = FieldRules.OneOf("fr", "en"),
        ["meta"] = FieldRules.FreeObject,
        ["timezone"] = FieldRules.Text(100),
        ["active"] = FieldRules.Flag,
    };

    public JsonObject? Find(long? id) => state.Find(GorgiasCollections.Users, id);

    public JsonObject? FindByEmail(string email) =>
        state.Store.FindBy(GorgiasCollections.Users, "email", email.ToLowerInvariant(), limit: 1).FirstOrDefault()?.Body;

    public JsonObject Draft(string email, string name, string role)
    {
        var id = state.NextId(GorgiasCollections.Users);
        return new JsonObject
        {
            ["id"] = id,
            ["uri"] = $"/api/users/{JsonReading.Digits(id)}/",
            ["active"] = true,
            ["bio"] = null,
            ["country"] = null,
            ["email"] = email,
            ["external_id"] = null,
            ["firstname"] = name.Split(' ', 2)[0],
            ["lastname"] = name.Contains(' ', StringComparison.Ordinal) ? name.Split(' ', 2)[1] : "",
            ["name"] = name,
            ["language"] = "en",
            ["meta"] = null,
            ["role"] = new JsonObject { ["id"] = Array.IndexOf(Roles, role) + 1, ["name"] = role },
            ["timezone"] = "UTC",
            ["created_datetime"] = state.Now,
            ["updated_datetime"] = state.Now,
            ["deactivated_datetime"] = null,
        };
    }

    /// <summary>Creates the user and writes the invitation down that the vendor would send.</summary>
    /// <exception cref="GorgiasProblem">409: the e-mail is taken.</exception>
    public JsonObject Create(JsonObject form, string cause)
    {
        var email = form.Text("email")!;
        var user = Draft(email, form.Text("name") ?? email, form["role"].Text("name") ?? "agent");
        Update(user, form);
        var number = state.Store.Next(GorgiasCollections.Invitations);
        state.Put(GorgiasCollections.Invitations, new JsonObject
        {
            ["id"] = number,
            ["user_id"] = user.Copy("id"),
            ["email"] = email,
            ["cause"] = cause,
            ["at"] = state.Now,
        });
        return user;
    }

    public void Update(JsonObject user, JsonObject form)
    {
        if (form.Text("email") is { } email && FindByEmail(email) is { } other && other.Text("id") != user.Text("id"))
        {
            throw GorgiasProblem.Taken("email", $"A user with the email '{email}' already exists.");
        }
        user.Take(form, "email", "name", "bio", "country", "external_id", "language", "meta", "timezone");
        if (form["role"].Text("name") is { } role)
        {
            user["role"] = new JsonObject { ["id"] = Array.IndexOf(Roles, role) + 1, ["name"] = role };
        }
        if (state.Settings.ObeyActive && form.Flag("active") is { } active)
        {
            user["active"] = active;
            user["deactivated_datetime"] = active ? null : state.Now;
        }
        user["updated_datetime"] = state.Now;
        Save(user);
    }

    public void Save(JsonObject user) =>
        state.Put(GorgiasCollections.Users, user, [
            new Lookup("email", user.Text("email")!.ToLowerInvariant()),
            .. user.Text("external_id") is { } external ? [new Lookup("external_id", external)] : Array.Empty<Lookup>(),
        ]);

    /// <summary>How a user stands inside another object; null when there is none.</summary>
    public JsonObject? Nested(long? id) => Find(id) is { } user
        ? new JsonObject
        {
            ["id"] = user.Copy("id"), ["email"] = user.Copy("email"), ["name"] = user.Copy("name"),
            ["firstname"] = user.Copy("firstname"), ["lastname"] = user.Copy("lastname"),
        }
        : null;

    /// <summary>
    /// A user named inside another object: by id, or by an e-mail that makes one when it is unknown; more keys change that user.
    /// </summary>
    /// <exception cref="GorgiasProblem">400: nobody has that id, or neither id nor e-mail is given.</exception>
    public long Resolve(JsonObject nested, string field, string cause)
    {
        if (nested.Whole("id") is { } id)
        {
            var user = Find(id) ?? throw GorgiasProblem.Field(field, $"User {JsonReading.Digits(id)} does not exist.");
            if (nested.Count > 1)
            {
                Update(user, nested);
            }
            return id;
        }
        var email = nested.Text("email") ?? throw GorgiasProblem.Field(field, "Either id or email is required.");
        if (FindByEmail(email) is not { } known)
        {
            return Create(nested, cause).Whole("id")!.Value;
        }
        if (nested.Count > 1)
        {
            Update(known, nested);
        }
        return known.Whole("id")!.Value;
    }
}
