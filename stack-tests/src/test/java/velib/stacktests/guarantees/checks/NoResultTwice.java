package velib.stacktests.guarantees.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A result differs from the one before it. Only changes are published, so two equal results in a
 * row mean that one was written twice.
 */
public final class NoResultTwice implements Guarantee {
  @Override
  public String name() {
    return "no result twice";
  }

  @Override
  public List<String> breaches(Evidence evidence) {
    List<String> duplicates = new ArrayList<>();
    PublishedResults.byPostcode(evidence.results)
        .forEach(
            (postcode, results) -> {
              for (int i = 1; i < results.size(); i++) {
                if (results.get(i).equals(results.get(i - 1))) {
                  duplicates.add(
                      String.format(
                          Locale.ROOT,
                          "%s: result %d was written twice: %s",
                          postcode,
                          i,
                          results.get(i)));
                }
              }
            });
    return duplicates;
  }
}
