# The images of the pipeline: Maven runs once, in `build`, and each image takes its own part of the result.
# Written for engines from 20.10 on with the builder's own frontend, so that nothing is fetched but the bases.
ARG JDK_IMAGE=eclipse-temurin:11-jdk
ARG JRE_IMAGE=eclipse-temurin:11-jre
# The version in the pom.xml.
ARG VERSION=1.0.0

# Jars are the same for every processor: they are built once, on this machine's own, also for images of another one.
FROM --platform=$BUILDPLATFORM ${JDK_IMAGE} AS sources
WORKDIR /src
COPY . .
# A checkout made under umask 077 is for its owner alone, and what is made of it here would be too.
RUN chmod -R a+rX .

FROM sources AS build
# The formatter and Error Prone check the code in `make test`; here it is only built.
RUN --mount=type=cache,id=velib-maven,target=/root/.m2 \
    docker/mvnw-through-proxies -DskipTests -P '!checks' \
    -pl kafka,kafka-init,pipeline-check,producer,spark-consumer,dashboard,feed-simulator -am package

# Records which classes the programs load, for the class archives of the images below.
FROM build AS rehearsal
RUN docker/rehearse /lists

# The broker's Java, for the processor of the image: without login modules that ask a directory (see kafka-server).
FROM ${JDK_IMAGE} AS kafka-java
COPY --chmod=644 kafka/src/main/runtime/config/java-modules /
RUN jlink --add-modules "$(cat /java-modules)" --strip-debug --no-header-files --no-man-pages --output /opt/java-kafka

FROM ${JRE_IMAGE} AS runtime
# Hadoop needs its user in passwd. New volumes take over the owner of these folders.
RUN groupadd --gid 10001 velib \
    && useradd --uid 10001 --gid velib --no-create-home --home-dir /tmp --shell /usr/sbin/nologin velib \
    && install -d -o velib -g velib /var/lib/kafka /var/lib/zookeeper /var/lib/checkpoint /var/lib/dashboard
COPY --chmod=755 docker/bin /opt/velib/bin
ENV PATH=/opt/velib/bin:$PATH LANG=C.UTF-8
USER velib
WORKDIR /tmp
ARG JRE_IMAGE
ARG VERSION
# Also in place of what the base image says about itself. The revision comes from images-multi: here it would make
# another image of every commit, and make up would restart containers in which nothing has changed.
LABEL org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="${JRE_IMAGE}"

FROM runtime AS kafka-runtime
COPY --from=kafka-java /opt/java-kafka /opt/java-kafka
ENV JAVA_HOME=/opt/java-kafka PATH=/opt/java-kafka/bin:$PATH
COPY --from=build /src/kafka/target/kafka /opt/kafka
USER root
RUN rm /opt/kafka/config/java-modules
RUN --mount=type=bind,from=rehearsal,source=/lists,target=/lists \
    share-classes /opt/kafka/classes.jsa '/opt/kafka/libs/*' \
    /lists/zookeeper.classes /lists/kafka.classes /lists/kafka-tools.classes
USER velib
ENV PATH=/opt/kafka/bin:$PATH KAFKA_OPTS=-XX:SharedArchiveFile=/opt/kafka/classes.jsa

FROM kafka-runtime AS zookeeper
LABEL org.opencontainers.image.title="velib-zookeeper" \
      org.opencontainers.image.description="ZooKeeper 3.5 for the broker of the Vélib' pipeline, assembled from Maven Central"
CMD ["zookeeper-server"]

FROM kafka-runtime AS kafka
LABEL org.opencontainers.image.title="velib-kafka" \
      org.opencontainers.image.description="The broker of the Vélib' pipeline: Kafka 2.6, assembled from Maven Central"
CMD ["kafka-server"]

FROM runtime AS kafka-init
# And pipeline-check, the program of make up and make doctor: it shares most of its libraries.
COPY --from=build /src/kafka-init/target/app /src/pipeline-check/target/app /opt/velib/app/
USER root
RUN --mount=type=bind,from=rehearsal,source=/lists,target=/lists \
    share-classes /opt/velib/classes.jsa '/opt/velib/app/*' \
    /lists/kafka-init.classes /lists/first-results.classes /lists/doctor.classes
USER velib
LABEL org.opencontainers.image.title="velib-kafka-init" \
      org.opencontainers.image.description="Creates the topics, or says how they differ from what is asked for"
CMD ["java-program", "velib.kafkainit.KafkaInit"]

FROM runtime AS producer
COPY --from=build /src/producer/target/app /opt/velib/app
USER root
RUN --mount=type=bind,from=rehearsal,source=/lists,target=/lists \
    share-classes /opt/velib/classes.jsa '/opt/velib/app/*' /lists/producer.classes
USER velib
LABEL org.opencontainers.image.title="velib-producer" \
      org.opencontainers.image.description="Polls the Vélib' feed and puts each station's status on Kafka"
CMD ["hold-when-refused", "java-program", "velib.producer.StatusProducer"]

FROM runtime AS spark-consumer
COPY --from=build /src/spark-consumer/target/app /opt/velib/app
USER root
RUN --mount=type=bind,from=rehearsal,source=/lists,target=/lists \
    share-classes /opt/velib/classes.jsa '/opt/velib/app/*' /lists/spark-consumer.classes
USER velib
LABEL org.opencontainers.image.title="velib-spark-consumer" \
      org.opencontainers.image.description="The streaming job: the latest status of each station, summed by postcode, exactly once"
CMD ["hold-when-refused", "spark-program", "velib.sparkconsumer.SparkConsumer", "/opt/velib/app/spark-consumer.jar"]

FROM runtime AS dashboard
COPY --from=build /src/dashboard/target/app /opt/velib/app
USER root
RUN --mount=type=bind,from=rehearsal,source=/lists,target=/lists \
    share-classes /opt/velib/classes.jsa '/opt/velib/app/*' /lists/dashboard.classes
USER velib
LABEL org.opencontainers.image.title="velib-dashboard" \
      org.opencontainers.image.description="The live page: bikes by postcode as they change"
CMD ["hold-when-refused", "java-program", "velib.dashboard.Dashboard"]

FROM runtime AS feed-simulator
COPY --from=build /src/feed-simulator/target/app /opt/velib/app
USER root
RUN --mount=type=bind,from=rehearsal,source=/lists,target=/lists \
    share-classes /opt/velib/classes.jsa '/opt/velib/app/*' /lists/feed-simulator.classes
USER velib
LABEL org.opencontainers.image.title="velib-feed-simulator" \
      org.opencontainers.image.description="A Vélib' feed on this machine: deterministic, any number of stations, faults on demand"
CMD ["java-program", "velib.feedsimulator.FeedSimulator"]
